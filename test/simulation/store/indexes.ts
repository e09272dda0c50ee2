import { INDEXES, type IndexName, type Item } from '../../../functions/platform/store/table.ts';
import { type Row, SortedRows } from './sorted-rows.ts';

export interface Change {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/** Where an item stands in an index. */
interface Place {
  readonly key: unknown;
  readonly sort: unknown;
  readonly rows: SortedRows;
  readonly row: Row;
}

/** Where an item stands: in the table, and in each index by the index's place in `ALL`. */
export class Entry {
  item: Item;
  /** What the indexes were told of it last; undefined once it is gone. */
  told: Item | undefined;
  /** Whether they have yet to act on what they were told. */
  isNews = false;
  readonly places: (Place | undefined)[] = [];

  constructor(item: Item) {
    this.item = item;
  }
}

export interface IndexChange {
  readonly entry: Entry;
  readonly after: Item | undefined;
}

const ALL = Object.entries(INDEXES).map(([name, keys], at) => ({ name, ...keys, at }));
const PLACE = new Map<string, number>(ALL.map(({ name, at }) => [name, at]));
/** Stands between the sort key of an index and the item's own keys. */
const GAP = '\u0000';

/**
 * The secondary indexes of a table, as far as the changes they were told of. What they were told is acted on when somebody
 * reads: most of what is written is written again before that.
 */
export class Indexes {
  readonly #byIndex = ALL.map(() => new Map<string, SortedRows>());
  #news: Entry[] = [];

  /** What stands under a partition key of an index, if anything ever did. */
  rows(index: IndexName, key: string): SortedRows | undefined {
    if (this.#news.length > 0) this.#catchUp();
    return this.#byIndex[PLACE.get(index) ?? -1]?.get(key);
  }

  follow({ entry, after }: IndexChange): void {
    entry.told = after;
    if (entry.isNews) return;
    entry.isNews = true;
    this.#news.push(entry);
  }

  /** In the order in which they became news: an item that is gone leaves its rows to one that came after it. */
  #catchUp(): void {
    for (const entry of this.#news) {
      entry.isNews = false;
      for (const keys of ALL) this.#move(keys, entry);
    }
    this.#news = [];
  }

  #move({ pk, sk, at }: (typeof ALL)[number], entry: Entry): void {
    const place = entry.places[at];
    const { told } = entry;
    const key = told?.[pk];
    const sort = told?.[sk];
    const belongs = told !== undefined && key !== undefined && sort !== undefined;
    if (place === undefined && !belongs) return;
    if (place !== undefined && belongs && place.key === key && place.sort === sort) {
      place.row.item = told;
      return;
    }
    place?.rows.remove(place.row.order);
    entry.places[at] = belongs ? this.#placed(at, { key, sort, item: told }) : undefined;
  }

  #placed(at: number, { key, sort, item }: { key: unknown; sort: unknown; item: Item }): Place {
    const rows = this.#partition(at, String(key));
    const row = rows.set(`${String(sort)}${GAP}${item.pk}${GAP}${item.sk}`, item);
    return { key, sort, rows, row };
  }

  #partition(at: number, key: string): SortedRows {
    const there = this.#byIndex[at]?.get(key);
    if (there !== undefined) return there;
    const rows = new SortedRows();
    this.#byIndex[at]?.set(key, rows);
    return rows;
  }
}
