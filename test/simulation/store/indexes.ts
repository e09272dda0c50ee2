import { INDEXES, type IndexName, type Item } from '../../../functions/platform/store/table.ts';
import { type Row, SortedRows } from './sorted-rows.ts';

export interface Change {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** Where an item stands: in the table, and in each index by the index's place in `ALL`. */
export interface Entry {
  readonly id: string;
  item: Item;
  readonly rows: (Row | undefined)[];
}

export interface IndexChange extends Change {
  readonly entry: Entry;
}

const ALL = Object.entries(INDEXES).map(([name, keys], at) => ({ name, ...keys, at }));
/** Stands between the sort key of an index and the item's own keys. */
const GAP = '\u0000';

/** The secondary indexes of a table, as far as the changes they were told of. */
export class Indexes {
  readonly #byIndex = ALL.map(() => new Map<string, SortedRows>());

  /** What stands under a partition key of an index, if anything ever did. */
  rows(index: IndexName, key: string): SortedRows | undefined {
    const at = ALL.findIndex(({ name }) => name === index);
    return this.#byIndex[at]?.get(key);
  }

  follow({ entry, before, after }: IndexChange): void {
    for (const { pk, sk, at } of ALL) {
      const row = entry.rows[at];
      const [key, sort] = [after?.[pk], after?.[sk]];
      const placed = after !== undefined && key !== undefined && sort !== undefined;
      if (row === undefined && !placed) continue;
      if (row !== undefined && placed && before?.[pk] === key && before[sk] === sort) {
        row.item = after;
        continue;
      }
      if (row !== undefined) this.#byIndex[at]?.get(String(before?.[pk]))?.remove(row.order);
      entry.rows[at] = placed
        ? this.#partition(at, String(key)).set(`${String(sort)}${GAP}${entry.id}`, after)
        : undefined;
    }
  }

  #partition(at: number, key: string): SortedRows {
    const there = this.#byIndex[at]?.get(key);
    if (there !== undefined) return there;
    const rows = new SortedRows();
    this.#byIndex[at]?.set(key, rows);
    return rows;
  }
}
