/** The port to one DynamoDB table. Every item carries `rev`; every write is one item under one condition. */
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

export interface Item extends Key {
  readonly rev: number;
  readonly [attribute: string]: unknown;
}

/** What must be true for a write to happen: nothing stands there yet, or the revision that was read. */
export type Condition = 'absent' | { readonly rev: number };
export type Written = 'done' | 'refused';

export interface IndexQuery {
  readonly index: IndexName;
  /** The index's partition key. */
  readonly key: string;
  /** Inclusive lower bound of the sort key; only together with `upTo`. */
  readonly from?: string;
  /** Inclusive upper bound of the sort key. */
  readonly upTo?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface IndexPage {
  readonly items: readonly Item[];
  /** Present when there may be more. Opaque. */
  readonly cursor?: string;
}

export interface Table {
  /** Strongly consistent. */
  get(key: Key): Promise<Item | undefined>;
  /**
   * Writes the whole item; an item with a `changePk` gets the time of the write as its `changedAt`. `refused` when the condition did not hold. Throws on anything else.
   */
  put(item: Item, condition: Condition): Promise<Written>;
  remove(key: Key, condition: { readonly rev: number }): Promise<Written>;
  /** All items of a partition whose sort key begins with `prefix`, in its order. Strongly consistent. */
  partition(pk: string, prefix?: string): Promise<readonly Item[]>;
  /** One page of an index, in the order of its sort key. Lags behind: never decide by it. */
  index(query: IndexQuery): Promise<IndexPage>;
}

/** The global secondary indexes of both tables: name → its partition and sort key attributes. All attributes projected. */
export const INDEXES = {
  /** What has to be done at a time: sharded, sparse. */
  due: { pk: 'duePk', sk: 'dueAt' },
  /** Public lists, in the order of names; staff's open tasks, oldest first. */
  listing: { pk: 'listPk', sk: 'listSk' },
  /** What a person may open. */
  contact: { pk: 'contactPk', sk: 'pk' },
  /** What waits for the AI Office, oldest first. */
  queue: { pk: 'queuePk', sk: 'queueAt' },
  /** What is written again and again and read as a whole, in the order of writing. */
  changed: { pk: 'changePk', sk: 'changedAt' },
} as const;
export type IndexName = keyof typeof INDEXES;

/** How many partitions the due index is spread over. */
export const DUE_SHARDS = 4;
