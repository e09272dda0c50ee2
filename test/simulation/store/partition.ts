import type { Item } from '../../../functions/platform/store/table.ts';
import type { Entry } from './indexes.ts';

/** The items of one partition, in the order of their sort keys. */
export class Partition {
  readonly #entries: Entry[] = [];

  join(entry: Entry): void {
    let place = this.#entries.length;
    while (place > 0 && (this.#entries[place - 1]?.item.sk ?? '') > entry.item.sk) place -= 1;
    this.#entries.splice(place, 0, entry);
  }

  leave(entry: Entry): void {
    const place = this.#entries.indexOf(entry);
    if (place >= 0) this.#entries.splice(place, 1);
  }

  /** Those whose sort key begins with `prefix`. */
  from(prefix: string): readonly Item[] {
    const found: Item[] = [];
    for (const { item } of this.#entries) if (item.sk.startsWith(prefix)) found.push(item);
    return found;
  }
}
