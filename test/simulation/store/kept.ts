import type { Item } from '../../../functions/platform/store/table.ts';
import { frozen } from './frozen.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What an item was parsed to, and by which schema. */
interface Parsed {
  readonly schema: object;
  readonly data: Fields;
}

/** Lets a class put its private field on an object that is there already. */
class OnObject {
  constructor(object: object) {
    // biome-ignore lint/correctness/noConstructorReturn: that is what it is for
    return object;
  }
}

/** Where an item carries what is known of it: nobody else sees it, and a copy of the item does not have it. */
class Carrier extends OnObject {
  readonly #known: Known;

  constructor(item: Item, known: Known) {
    super(item);
    this.#known = known;
  }

  static of(item: object): Known | undefined {
    return #known in item ? item.#known : undefined;
  }
}

/** What the simulation knows of an item that a table keeps. */
export class Known {
  readonly item: Item;
  /** The attributes in which it differs from the revision before it, and from the one that `from` is about. */
  readonly changed: readonly string[];
  /** What the latest of its earlier revisions that anybody read was parsed to; until it has been parsed itself. */
  from: Parsed | undefined;
  /** What it was parsed to itself, once it has been. */
  parsed: Parsed | undefined;
  /** How many attributes it has. */
  readonly #size: number;

  constructor(item: Item, before: Known | undefined) {
    const changed: string[] = [];
    let size = 0;
    let added = 0;
    for (const name in item) {
      size += 1;
      const value = item[name];
      const was = before?.item[name];
      if (value === was) continue;
      changed.push(name);
      if (was === undefined) added += 1;
      if (typeof value === 'object') frozen(value);
    }
    if (before !== undefined && before.#size + added > size)
      for (const name in before.item) if (item[name] === undefined) changed.push(name);
    this.item = item;
    this.#size = size;
    this.from = before?.parsed ?? before?.from;
    this.changed =
      before === undefined || before.parsed !== undefined || before.from === undefined
        ? changed
        : [...new Set([...before.changed, ...changed])];
  }

  remember(parsed: Parsed): void {
    this.parsed = parsed;
    this.from = undefined;
  }
}

/** What is known of an item that a table keeps; undefined for any other, and for copies of one. */
export const knownOf = (item: object): Known | undefined => Carrier.of(item);

/**
 * An item as a table keeps it: frozen through and through, so that who changes what was stored fails. The revision before
 * it spares looking at what has not changed.
 */
export const kept = (item: Item, before: Item | undefined): Item => {
  const own = { ...item };
  new Carrier(own, new Known(own, before === undefined ? undefined : knownOf(before)));
  return Object.freeze(own);
};
