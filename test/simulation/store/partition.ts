import type { Item } from '../../../functions/platform/store/table.ts';
import type { Entry } from './indexes.ts';

/** The items of one partition, in the order of their sort keys. Most hold one. */
export class Partition {
  readonly #entries: Entry[] = [];
  #bySortKey: Map<string, Entry> | undefined;

  get size(): number {
    return this.#entries.length;
  }

  entry(sk: string): Entry | undefined {
    if (this.#bySortKey !== undefined) return this.#bySortKey.get(sk);
    const only = this.#entries[0];
    return only?.item.sk === sk ? only : undefined;
  }

  entries(): readonly Entry[] {
    return this.#entries;
  }

  join(entry: Entry): void {
    this.#entries.splice(this.#placeOf(entry.item.sk), 0, entry);
    if (this.#entries.length > 1)
      this.#bySortKey ??= new Map(this.#entries.map((one) => [one.item.sk, one] as const));
    this.#bySortKey?.set(entry.item.sk, entry);
  }

  leave(entry: Entry): void {
    const place = this.#entries.indexOf(entry);
    if (place >= 0) this.#entries.splice(place, 1);
    this.#bySortKey?.delete(entry.item.sk);
  }

  /** Those whose sort key begins with `prefix`. */
  from(prefix: string): readonly Item[] {
    const found: Item[] = [];
    for (let at = this.#placeOf(prefix); at < this.#entries.length; at += 1) {
      const item = this.#entries[at]?.item;
      if (item === undefined || !item.sk.startsWith(prefix)) return found;
      found.push(item);
    }
    return found;
  }

  /** The first place whose sort key is at least `sk`. */
  #placeOf(sk: string): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#entries[middle]?.item.sk ?? '') < sk) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
