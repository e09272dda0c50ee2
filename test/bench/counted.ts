import { INDEXES, type Item, type Key, type Table } from '../../functions/platform/store/table.ts';
import { type Parts, REAL_PARTS } from '../simulation/parts.ts';
import type { SimulatedTable } from '../simulation/store/simulated-table.ts';

/** What AWS bills, counted. */
export interface Counts {
  /** Calls of functions by workflows, streams and SES's events; those by readers of pages are left out. */
  calls: number;
  /** Rounds that were started because something was due. */
  rounds: number;
  /** DynamoDB's units (developer guide, "Read/write request units"), of tables and indexes. */
  writeUnits: number;
  readUnits: number;
}

const [WRITE_BYTES, READ_BYTES] = [1_024, 4_096];
const KEYS = Object.values(INDEXES);

const bytesOf = (item: Item): number => Buffer.byteLength(JSON.stringify(item));

/** Units of a strongly consistent read; of nothing it is one. */
export const readUnits = (items: readonly Item[]): number =>
  Math.max(1, Math.ceil(items.reduce((sum, item) => sum + bytesOf(item), 0) / READ_BYTES));

/**
 * Units of a write: of the table, and of each index in which the item stands before or after, twice where its place there
 * changes.
 */
export const writeUnits = (before: Item | undefined, after: Item | undefined): number => {
  const bytes = Math.max(...[before, after].map((item) => (item === undefined ? 0 : bytesOf(item))));
  const places = KEYS.map(({ pk, sk }) => {
    const [was, is] = [before, after].map((item) =>
      item?.[pk] === undefined || item[sk] === undefined
        ? undefined
        : `${String(item[pk])} ${String(item[sk])}`,
    );
    if (was === is) return was === undefined ? 0 : 1;
    return was === undefined || is === undefined ? 1 : 2;
  });
  return Math.ceil(bytes / WRITE_BYTES) * places.reduce<number>((sum, place) => sum + place, 1);
};

const countedTable =
  (counts: Counts) =>
  (table: SimulatedTable): Table => {
    const read = <T extends readonly Item[]>(items: T, share = 1): T => {
      counts.readUnits += share * readUnits(items);
      return items;
    };
    const write = (key: Key, after: Item | undefined): void => {
      counts.writeUnits += writeUnits(table.peek(key), after);
    };
    return {
      get: async (key) => {
        const item = await table.get(key);
        read(item === undefined ? [] : [item]);
        return item;
      },
      put: (item, condition) => {
        write(item, item);
        return table.put(item, condition);
      },
      remove: (key, condition) => {
        write(key, undefined);
        return table.remove(key, condition);
      },
      partition: async (pk, prefix) => read(await table.partition(pk, prefix)),
      index: async (query) => {
        const page = await table.index(query);
        read(page.items, 0.5);
        return page;
      },
    };
  };

/** What deploys, with all that AWS bills of it counted. */
export const countedParts = (): { readonly parts: Parts; readonly counts: Counts } => {
  const counts: Counts = { calls: 0, rounds: 0, writeUnits: 0, readUnits: 0 };
  const counted =
    <A extends readonly unknown[], R>(work: (...given: A) => R) =>
    (...given: A): R => {
      counts.calls += 1;
      return work(...given);
    };
  const { remind, reportYear, round, changes, mailOut, feedback } = REAL_PARTS;
  const parts: Parts = {
    ...REAL_PARTS,
    remind: counted(remind),
    reportYear: counted(reportYear),
    round: counted((ports, event) => {
      if (typeof event === 'object' && event !== null && 'cursor' in event && event.cursor === 'start')
        counts.rounds += 1;
      return round(ports, event);
    }),
    changes: counted(changes),
    mailOut: counted(mailOut),
    feedback: counted(feedback),
    pact: countedTable(counts),
    sent: countedTable(counts),
  };
  return { parts, counts };
};
