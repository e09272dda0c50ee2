import { systemClock } from '../../functions/platform/clock.ts';
import { stamped } from '../../functions/platform/store/stamp.ts';
import { INDEXES, type IndexPage, type Item, type Table } from '../../functions/platform/store/table.ts';

const byKey = (a: Item, b: Item): number => (a.sk < b.sk ? -1 : a.sk > b.sk ? 1 : a.pk < b.pk ? -1 : 1);

/** A table in memory that really stores; held to the DynamoDB adapter by the same contract tests. */
export const memoryTable = (clock = systemClock): Table & { readonly items: () => readonly Item[] } => {
  const stored = new Map<string, Item>();
  const id = (key: { pk: string; sk: string }): string => JSON.stringify([key.pk, key.sk]);
  const all = (): Item[] => [...stored.values()].map((item) => structuredClone(item));
  return {
    items: all,
    get: async (key) => structuredClone(stored.get(id(key))),
    async put(item, condition) {
      const there = stored.get(id(item));
      const holds = condition === 'absent' ? there === undefined : there?.rev === condition.rev;
      if (!holds) return 'refused';
      stored.set(id(item), structuredClone(stamped(item, clock)));
      return 'done';
    },
    async remove(key, { rev }) {
      if (stored.get(id(key))?.rev !== rev) return 'refused';
      stored.delete(id(key));
      return 'done';
    },
    partition: async (pk, prefix = '') =>
      all()
        .filter((item) => item.pk === pk && item.sk.startsWith(prefix))
        .sort(byKey),
    async index({ index, key, from, upTo, limit = 1000, cursor }): Promise<IndexPage> {
      const { pk, sk } = INDEXES[index];
      const order = (item: Item): string => `${String(item[sk])} ${item.pk} ${item.sk}`;
      const rows = all()
        .filter((item) => item[pk] === key && item[sk] !== undefined)
        .filter((item) => upTo === undefined || String(item[sk]) <= upTo)
        .filter((item) => upTo === undefined || from === undefined || String(item[sk]) >= from)
        .sort((a, b) => (order(a) < order(b) ? -1 : 1))
        .filter((item) => cursor === undefined || order(item) > cursor);
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      return rows.length > limit && last !== undefined ? { items, cursor: order(last) } : { items };
    },
  };
};
