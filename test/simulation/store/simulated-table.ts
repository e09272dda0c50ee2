import {
  type Condition,
  INDEXES,
  type IndexName,
  type IndexPage,
  type IndexQuery,
  type Item,
  type Key,
  type Table,
  type Written,
} from '../../../functions/platform/store/table.ts';
import { frozen } from './frozen.ts';
import { SortedRows } from './sorted-rows.ts';

export interface Change {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

const INDEX_NAMES = Object.keys(INDEXES) as readonly IndexName[];
/** Below everything that keys hold, and just above it: what separates the parts of an order, and what ends one. */
const [GAP, END] = ['\u0000', '\u0001'];

const idOf = ({ pk, sk }: Key): string => `${pk}${GAP}${sk}`;

/** How many items one answer holds at most; DynamoDB's bound is a megabyte. */
const MOST = 1000;

/**
 * A table in memory for hundred thousands of items: what it stores is frozen instead of copied, partitions and indexes
 * are kept sorted, everybody who asks is told of each change, and its indexes may lag behind.
 */
export class SimulatedTable implements Table {
  readonly #items = new Map<string, Item>();
  readonly #partitions = new Map<string, string[]>();
  #indexes = new Map<string, SortedRows>();
  readonly #late: { readonly at: number; readonly change: Change }[] = [];
  readonly #tell: (change: Change) => void;
  /** By how many milliseconds the next change reaches the indexes late. */
  lag: () => number = () => 0;
  readonly #now: () => number;

  constructor(tell: (change: Change) => void = () => undefined, now: () => number = () => 0) {
    this.#tell = tell;
    this.#now = now;
  }

  async get(key: Key): Promise<Item | undefined> {
    return this.#items.get(idOf(key));
  }

  async put(item: Item, condition: Condition): Promise<Written> {
    const before = this.#items.get(idOf(item));
    const holds = condition === 'absent' ? before === undefined : before?.rev === condition.rev;
    if (!holds) return 'refused';
    this.write({ before, after: frozen(item) });
    return 'done';
  }

  async remove(key: Key, { rev }: { readonly rev: number }): Promise<Written> {
    const before = this.#items.get(idOf(key));
    if (before?.rev !== rev) return 'refused';
    this.write({ before, after: undefined });
    return 'done';
  }

  async partition(pk: string, prefix = ''): Promise<readonly Item[]> {
    return this.within(pk, prefix);
  }

  async index({ index, key, from, upTo, limit = MOST, cursor }: IndexQuery): Promise<IndexPage> {
    this.#catchUp(this.#now());
    const rows =
      this.#indexes.get(`${index} ${key}`)?.page({
        from: upTo === undefined ? undefined : from,
        after: cursor,
        below: upTo === undefined ? undefined : `${upTo}${END}`,
        limit: limit + 1,
      }) ?? [];
    const items = rows.slice(0, limit).map(({ item }) => item);
    const last = rows[limit - 1];
    return rows.length > limit && last !== undefined ? { items, cursor: last.order } : { items };
  }

  /** Reads at once, for who watches from outside. */
  peek(key: Key): Item | undefined {
    return this.#items.get(idOf(key));
  }

  within(pk: string, prefix = ''): readonly Item[] {
    return (this.#partitions.get(pk) ?? [])
      .filter((sk) => sk.startsWith(prefix))
      .map((sk) => this.#items.get(idOf({ pk, sk })))
      .filter((item) => item !== undefined);
  }

  all(): IterableIterator<Item> {
    return this.#items.values();
  }

  get size(): number {
    return this.#items.size;
  }

  /** Brings the indexes up to date, as they are once nothing is written for a while. */
  settleIndexes(): void {
    this.#catchUp(Number.POSITIVE_INFINITY);
  }

  snapshot(): readonly Item[] {
    return [...this.#items.values()];
  }

  /** Becomes the table of an earlier day. Nobody is told: a restored table has no stream of what was. */
  restore(items: readonly Item[]): void {
    this.#items.clear();
    this.#partitions.clear();
    this.#indexes = new Map();
    this.#late.length = 0;
    for (const item of items) this.#keep({ before: undefined, after: item });
    this.settleIndexes();
  }

  /** Writes without any condition: what a stored item's condition guards, nothing guards here. */
  write(change: Change): void {
    this.#keep(change);
    this.#tell(change);
  }

  #keep(change: Change): void {
    const { before, after } = change;
    if (after !== undefined) {
      this.#items.set(idOf(after), after);
      if (before === undefined) this.#join(after);
    } else if (before !== undefined) {
      this.#items.delete(idOf(before));
      this.#leave(before);
    }
    const lag = this.lag();
    if (lag === 0 && this.#late.length === 0) this.#index(change);
    else this.#late.push({ at: Math.max(this.#now() + lag, this.#late.at(-1)?.at ?? 0), change });
  }

  #join({ pk, sk }: Item): void {
    const keys = this.#partitions.get(pk);
    if (keys === undefined) this.#partitions.set(pk, [sk]);
    else {
      keys.push(sk);
      keys.sort();
    }
  }

  #leave({ pk, sk }: Item): void {
    const keys = (this.#partitions.get(pk) ?? []).filter((key) => key !== sk);
    if (keys.length === 0) this.#partitions.delete(pk);
    else this.#partitions.set(pk, keys);
  }

  #catchUp(now: number): void {
    let done = 0;
    for (const { at, change } of this.#late) {
      if (at > now) break;
      this.#index(change);
      done += 1;
    }
    if (done > 0) this.#late.splice(0, done);
  }

  #index({ before, after }: Change): void {
    for (const index of INDEX_NAMES) {
      const { pk, sk } = INDEXES[index];
      const [was, is] = [before?.[sk], after?.[sk]];
      const [from, to] = [before?.[pk], after?.[pk]];
      if (before !== undefined && from !== undefined && was !== undefined && (was !== is || from !== to))
        this.#indexes.get(`${index} ${String(from)}`)?.remove(`${String(was)}${GAP}${idOf(before)}`);
      if (after !== undefined && to !== undefined && is !== undefined)
        this.#rows(`${index} ${String(to)}`).set(`${String(is)}${GAP}${idOf(after)}`, after);
    }
  }

  #rows(name: string): SortedRows {
    const there = this.#indexes.get(name);
    if (there !== undefined) return there;
    const rows = new SortedRows();
    this.#indexes.set(name, rows);
    return rows;
  }
}
