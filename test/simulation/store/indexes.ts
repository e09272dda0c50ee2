import { INDEXES, type IndexName, type Item } from '../../../functions/platform/store/table.ts';
import { type Row, SortedRows } from './sorted-rows.ts';

export interface Change {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** Where an item stands: in the table, and in each index by the index's place in `ALL`. */
export interface Entry {
  item: Item;
  readonly rows: (Row | undefined)[];
}

export interface IndexChange extends Change {
  readonly entry: Entry;
}

const ALL = Object.entries(INDEXES).map(([name, keys], at) => ({ name, ...keys, at }));
const PLACE = new Map<string, number>(ALL.map(({ name, at }) => [name, at]));
/** Stands between the sort key of an index and the item's own keys. */
const GAP = '\u0000';

/** The secondary indexes of a table, as far as the changes they were told of. */
export class Indexes {
  readonly #byIndex = ALL.map(() => new Map<string, SortedRows>());

  /** What stands under a partition key of an index, if anything ever did. */
  rows(index: IndexName, key: string): SortedRows | undefined {
    return this.#byIndex[PLACE.get(index) ?? -1]?.get(key);
  }

  follow(change: IndexChange): void {
    for (const keys of ALL) this.#move(keys, change);
  }

  #move({ pk, sk, at }: (typeof ALL)[number], { entry, before, after }: IndexChange): void {
    const row = entry.rows[at];
    const key = after?.[pk];
    const sort = after?.[sk];
    const placed = after !== undefined && key !== undefined && sort !== undefined;
    if (row === undefined && !placed) return;
    if (row !== undefined && placed && before?.[pk] === key && before[sk] === sort) {
      row.item = after;
      return;
    }
    if (row !== undefined) this.#byIndex[at]?.get(String(before?.[pk]))?.remove(row.order);
    entry.rows[at] = placed
      ? this.#partition(at, String(key)).set(`${String(sort)}${GAP}${after.pk}${GAP}${after.sk}`, after)
      : undefined;
  }

  #partition(at: number, key: string): SortedRows {
    const there = this.#byIndex[at]?.get(key);
    if (there !== undefined) return there;
    const rows = new SortedRows();
    this.#byIndex[at]?.set(key, rows);
    return rows;
  }
}
