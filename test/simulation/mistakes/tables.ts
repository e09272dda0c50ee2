import type { Item, Table } from '../../../functions/platform/store/table.ts';
import { toInstant } from '../../../functions/platform/time.ts';
import { fieldsIn, listIn, textIn } from '../checks/reading.ts';
import type { SimulatedTable } from '../store/simulated-table.ts';

const DAY = 86_400_000;

/** The table with some of its calls done otherwise. */
const over = (table: SimulatedTable, other: Partial<Table>): Table => ({
  get: other.get ?? ((key) => table.get(key)),
  put: other.put ?? ((item, condition) => table.put(item, condition)),
  remove: other.remove ?? ((key, condition) => table.remove(key, condition)),
  partition: other.partition ?? ((pk, prefix) => table.partition(pk, prefix)),
  index: other.index ?? ((query) => table.index(query)),
});

/** Every item of a type is written as `change` makes it. */
export const writing =
  (type: string, change: (item: Item, table: SimulatedTable) => Item) =>
  (table: SimulatedTable): Table =>
    over(table, {
      put: (item, condition) => table.put(item['type'] === type ? change(item, table) : item, condition),
    });

/** Every item that is read is seen as `change` makes it. */
export const reading =
  (change: (item: Item | undefined, sk: string) => Item | undefined) =>
  (table: SimulatedTable): Table =>
    over(table, { get: async (key) => change(await table.get(key), key.sk) });

export const without = (item: Item, ...names: readonly string[]): Item => {
  const kept = Object.fromEntries(Object.entries(item).filter(([name]) => !names.includes(name)));
  return { ...kept, pk: item.pk, sk: item.sk, rev: item.rev };
};

export const dueIn360Days = (item: Item): Item => {
  const first = fieldsIn(fieldsIn(item['reports'])['1']);
  const published = textIn(fieldsIn(item['current'])['publishedAt']);
  if (published === undefined || first['due'] === undefined) return item;
  const due = toInstant(Date.parse(published) + 360 * DAY).slice(0, 10);
  return { ...item, reports: { ...fieldsIn(item['reports']), 1: { ...first, due } } };
};

/** Nothing is left of a hold once it is over. */
export const countedThroughHolds = (item: Item): Item => {
  const reports = Object.entries(fieldsIn(item['reports'])).map(([cycle, report]) => {
    const { expected: _, graceFrom: __, ...plain } = fieldsIn(report);
    return [cycle, plain];
  });
  return { ...item, reports: Object.fromEntries(reports) };
};

/** Brussels as if it were winter all year round. */
export const inWinter = (item: Item): Item => {
  const hour = new Date(String(item['at'])).getUTCHours();
  if (hour !== 7) return item;
  const at = String(item['at']).replace('T07', 'T08');
  return { ...item, at, ...(item['dueAt'] === undefined ? {} : { dueAt: at }) };
};

/** A mail that stands there already is ordered once more under another id. */
export const orderedAgain = (table: SimulatedTable): Table =>
  over(table, {
    put: async (item, condition) => {
      const written = await table.put(item, condition);
      if (written === 'done' || condition !== 'absent' || item['type'] !== 'mail') return written;
      const mailId = `${String(item['mailId']).slice(0, 30)}x${item.rev}`;
      return table.put({ ...item, mailId, pk: `MAIL#${mailId}` }, 'absent');
    },
  });

/** Addresses are looked up in an index, which does not know of the last seconds, and put without a condition. */
export const addressesByIndex = (table: SimulatedTable): Table => {
  const fresh = new Set<string>();
  return over(table, {
    get: async (key) => (fresh.has(key.pk) ? undefined : table.get(key)),
    put: async (item, condition) => {
      if (item['type'] !== 'address') return table.put(item, condition);
      fresh.add(item.pk);
      if (fresh.size > 40) fresh.clear();
      table.write({ before: table.peek(item), after: item });
      return 'done';
    },
  });
};

export const unguardedHeads = (table: SimulatedTable): Table =>
  over(table, {
    put: async (item, condition) => {
      if (item['type'] !== 'pledge-head' || condition === 'absent') return table.put(item, condition);
      table.write({ before: table.peek(item), after: item });
      return 'done';
    },
  });

export const lastEvent = (item: Item): Item => ({ ...item, events: listIn(item['events']).slice(-1) });

/** The index of contacts finds nothing of what a person or an address stands in. */
export const contactsUnfound = (table: SimulatedTable): Table =>
  over(table, { index: async (query) => (query.index === 'contact' ? { items: [] } : table.index(query)) });

export const lookedForOnce = (item: Item): Item =>
  item['email'] === undefined ? without(item, 'lookAt', 'dueAt', 'duePk') : item;

/** The contact's page of a form does not say when it was written. */
export const undatedContact = (item: Item): Item =>
  item['contact'] === undefined
    ? item
    : { ...item, contact: { ...fieldsIn(item['contact']), at: '2000-01-01T00:00:00.000Z' } };

const NEVER = '9999-01-01T00:00:00.000Z';

/** What has a time to live does not expire before DynamoDB takes it away. */
export const livesOn = (item: Item | undefined): Item | undefined => {
  if (item?.['ttl'] === undefined) return item;
  const codes = listIn(item['codes']).map((code) => ({ ...fieldsIn(code), expiresAt: NEVER }));
  return { ...item, expiresAt: NEVER, ...(item['codes'] === undefined ? {} : { codes }) };
};
