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
  /** What it was parsed to, once it has been. */
  parsed: Parsed | undefined;
  /** The latest of its earlier revisions that anybody read, and what that was parsed to; until it is parsed itself. */
  from: { readonly item: Item; readonly parsed: Parsed } | undefined;
  readonly isGuarded: boolean;

  constructor(before: Item | undefined, isGuarded: boolean) {
    this.isGuarded = isGuarded;
    const known = before === undefined ? undefined : knownOf(before);
    this.from =
      before === undefined || known?.parsed === undefined
        ? known?.from
        : { item: before, parsed: known.parsed };
  }

  remember(parsed: Parsed): void {
    this.parsed = parsed;
    this.from = undefined;
  }
}

/** What is known of an item that a table keeps; undefined for any other, and for copies of one. */
export const knownOf = (item: object): Known | undefined => Carrier.of(item);

/**
 * An item as a table keeps it. One that is guarded is frozen through and through, so that who changes what was stored fails,
 * and its schema reads it; any other is taken as it stands.
 */
export const kept = (item: Item, before: Item | undefined, isGuarded = true): Item => {
  const own = Object.isFrozen(item) || knownOf(item) !== undefined ? { ...item } : item;
  if (isGuarded) for (const name in own) frozen(own[name]);
  new Carrier(own, new Known(before, isGuarded));
  return isGuarded ? Object.freeze(own) : own;
};
