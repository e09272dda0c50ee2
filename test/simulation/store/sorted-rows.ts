import type { Item } from '../../../functions/platform/store/table.ts';

export interface Row {
  readonly order: string;
  item: Item;
}

/** Rows of one chunk; twice as many are cut in two. */
const CHUNK = 256;

/** The first place in a sorted list whose order is at least `order`. */
const placeOf = (rows: readonly Row[], order: string): number => {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle]?.order ?? '') < order) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Items in the order of a text, in chunks, so that one among hundred thousands is put in and taken out quickly. */
export class SortedRows {
  readonly #chunks: Row[][] = [[]];

  /** The chunk in which `order` stands or belongs. */
  #chunkOf(order: string): number {
    let low = 0;
    let high = this.#chunks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#chunks[middle]?.[0]?.order ?? '') <= order) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  set(order: string, item: Item): Row {
    const at = this.#chunkOf(order);
    const chunk = this.#chunks[at] ?? [];
    const place = placeOf(chunk, order);
    const there = chunk[place];
    if (there?.order === order) {
      there.item = item;
      return there;
    }
    const row = { order, item };
    chunk.splice(place, 0, row);
    if (chunk.length > 2 * CHUNK) this.#chunks.splice(at + 1, 0, chunk.splice(CHUNK));
    return row;
  }

  remove(order: string): void {
    const at = this.#chunkOf(order);
    const chunk = this.#chunks[at] ?? [];
    const place = placeOf(chunk, order);
    if (chunk[place]?.order !== order) return;
    chunk.splice(place, 1);
    if (chunk.length === 0 && this.#chunks.length > 1) this.#chunks.splice(at, 1);
  }

  /** Whether the first row comes at `order` or later: below it there is nothing. */
  beginsAt(order: string | undefined): boolean {
    const first = this.#chunks[0]?.[0];
    return first === undefined || (order !== undefined && first.order >= order);
  }

  /** Rows above `after`, or from it on where it is inclusive, whose order is below `below`, at most `limit`. */
  page({ after, inclusive, below, limit }: Bounds): readonly Row[] {
    const start = after ?? '';
    const found: Row[] = [];
    for (let at = this.#chunkOf(start); at < this.#chunks.length; at += 1) {
      const chunk = this.#chunks[at] ?? [];
      for (let place = placeOf(chunk, start); place < chunk.length; place += 1) {
        const row = chunk[place];
        if (row === undefined || (below !== undefined && row.order >= below)) return found;
        if (!inclusive && row.order === after) continue;
        if (found.length >= limit) return found;
        found.push(row);
      }
    }
    return found;
  }
}

interface Bounds {
  readonly after: string | undefined;
  readonly inclusive: boolean;
  readonly below: string | undefined;
  readonly limit: number;
}
