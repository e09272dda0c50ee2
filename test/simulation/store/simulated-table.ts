import type { Clock } from '../../../functions/platform/clock.ts';
import { stamped } from '../../../functions/platform/store/stamp.ts';
import type {
  Condition,
  IndexName,
  IndexPage,
  IndexQuery,
  Item,
  Key,
  Table,
  Written,
} from '../../../functions/platform/store/table.ts';
import { type Change, Entry, type IndexChange, Indexes } from './indexes.ts';
import { kept } from './kept.ts';
import { Partition } from './partition.ts';

/** Just above what separates the parts of an order: what ends one. */
const END = '\u0001';
const NOTHING: IndexPage = { items: [] };
/** Where not every item is guarded, one of so many is. */
const ONE_OF = 64;
/** How many items one answer holds at most; DynamoDB's bound is a megabyte. */
const MOST = 1000;

/**
 * A table in memory for hundred thousands of items: what it stores is not copied but guarded (kept.ts), all of it or some,
 * partitions and indexes are kept sorted, everybody who asks is told of each change, and its indexes may lag behind.
 */
export class SimulatedTable implements Table {
  readonly #partitions = new Map<string, Partition>();
  #indexes = new Indexes();
  readonly #late: { readonly at: number; readonly change: IndexChange }[] = [];
  readonly #tell: (change: Change) => void;
  /** By how many milliseconds the next change reaches the indexes late. */
  lag: () => number = () => 0;
  readonly #now: () => number;
  readonly #clock: Clock;
  readonly #guardsAll: boolean;
  #count = 0;

  constructor(
    tell: (change: Change) => void = () => undefined,
    now: () => number = () => 0,
    guardsAll = true,
  ) {
    this.#tell = tell;
    this.#now = now;
    this.#guardsAll = guardsAll;
    this.#clock = { now };
  }

  async get(key: Key): Promise<Item | undefined> {
    return this.peek(key);
  }

  async put(item: Item, condition: Condition): Promise<Written> {
    const entry = this.#partitions.get(item.pk)?.entry(item.sk);
    const before = entry?.item;
    const holds = condition === 'absent' ? before === undefined : before?.rev === condition.rev;
    if (!holds) return 'refused';
    this.write({ before, after: item }, entry);
    return 'done';
  }

  async remove(key: Key, { rev }: { readonly rev: number }): Promise<Written> {
    const before = this.peek(key);
    if (before?.rev !== rev) return 'refused';
    this.write({ before, after: undefined });
    return 'done';
  }

  async partition(pk: string, prefix = ''): Promise<readonly Item[]> {
    return this.within(pk, prefix);
  }

  async index({ index, key, from, upTo, limit = MOST, cursor }: IndexQuery): Promise<IndexPage> {
    if (this.#late.length > 0) this.#catchUp(this.#now());
    const under = this.#indexes.rows(index, key);
    const below = upTo === undefined ? undefined : upTo + END;
    if (under === undefined || under.beginsAt(below)) return NOTHING;
    const after = cursor ?? (upTo === undefined ? undefined : from);
    const rows = under.page({ after, inclusive: cursor === undefined, below, limit: limit + 1 });
    const items = rows.slice(0, limit).map(({ item }) => item);
    const last = rows[limit - 1];
    return rows.length > limit && last !== undefined ? { items, cursor: last.order } : { items };
  }

  /** Whether a page of an index would hold anything. */
  holds(index: IndexName, keys: readonly string[], upTo: string): boolean {
    if (this.#late.length > 0) this.#catchUp(this.#now());
    const below = upTo + END;
    return keys.some((key) => this.#indexes.rows(index, key)?.beginsAt(below) === false);
  }

  /** Reads at once, for who watches from outside. */
  peek({ pk, sk }: Key): Item | undefined {
    return this.#partitions.get(pk)?.entry(sk)?.item;
  }

  within(pk: string, prefix = ''): readonly Item[] {
    return this.#partitions.get(pk)?.from(prefix) ?? [];
  }

  *all(): IterableIterator<Item> {
    for (const partition of this.#partitions.values()) for (const { item } of partition.entries()) yield item;
  }

  /** Brings the indexes up to date, as they are once nothing is written for a while. */
  settleIndexes(): void {
    this.#catchUp(Number.POSITIVE_INFINITY);
  }

  snapshot(): readonly Item[] {
    return [...this.all()];
  }

  /** Becomes the table of an earlier day. Nobody is told: a restored table has no stream of what was. */
  restore(items: readonly Item[]): void {
    this.#partitions.clear();
    this.#indexes = new Indexes();
    this.#late.length = 0;
    for (const item of items) this.#keep({ before: undefined, after: item });
    this.settleIndexes();
  }

  /** Writes without any condition: what a stored item's condition guards, nothing guards here. */
  write({ before, after }: Change, entry?: Entry): void {
    const change = {
      before,
      after: after === undefined ? undefined : kept(stamped(after, this.#clock), before, this.#guardsNext()),
    };
    this.#keep(change, entry);
    this.#tell(change);
  }

  #guardsNext(): boolean {
    this.#count = (this.#count + 1) % ONE_OF;
    return this.#guardsAll || this.#count === 0;
  }

  #keep({ before, after }: Change, known?: Entry): void {
    const item = after ?? before;
    if (item === undefined) return;
    const entry = known ?? this.#entryOf(item);
    if (after !== undefined) entry.item = after;
    else this.#drop(entry);
    const lag = this.lag();
    const change = { entry, after };
    if (lag === 0 && this.#late.length === 0) this.#indexes.follow(change);
    else this.#late.push({ at: Math.max(this.#now() + lag, this.#late.at(-1)?.at ?? 0), change });
  }

  #entryOf(item: Item): Entry {
    const { pk, sk } = item;
    const there = this.#partitions.get(pk);
    const known = there?.entry(sk);
    if (known !== undefined) return known;
    const entry = new Entry(item);
    const partition = there ?? new Partition();
    if (there === undefined) this.#partitions.set(pk, partition);
    partition.join(entry);
    return entry;
  }

  #drop(entry: Entry): void {
    const { pk } = entry.item;
    const partition = this.#partitions.get(pk);
    partition?.leave(entry);
    if (partition?.size === 0) this.#partitions.delete(pk);
  }

  #catchUp(now: number): void {
    let done = 0;
    for (const { at, change } of this.#late) {
      if (at > now) break;
      this.#indexes.follow(change);
      done += 1;
    }
    if (done > 0) this.#late.splice(0, done);
  }
}
