import type * as z from 'zod/mini';
import type { Instant } from '../time.ts';
import { type Condition, DUE_SHARDS, type Item, type Key, type Table, type Written } from './table.ts';

interface Revised {
  readonly rev: number;
}

/** What an item adds to the indexes; an absent attribute keeps it out of that index. */
export interface IndexAttributes {
  /** When something has to be done about this item. */
  readonly dueAt?: Instant | undefined;
  readonly listPk?: string | undefined;
  readonly listSk?: string | undefined;
  readonly contactPk?: string | undefined;
  readonly queuePk?: string | undefined;
  readonly queueAt?: Instant | undefined;
  /** The list that is told of every change of this item. */
  readonly changePk?: string | undefined;
  /** DynamoDB's time to live, seconds since the epoch: tidies days late, so readers compare their own expiry. */
  readonly ttl?: number | undefined;
}

/** One kind of stored item: its schema, its key, its places in the indexes. */
export interface Entity<T extends Revised, Ids extends readonly unknown[]> {
  readonly type: string;
  /** The stored shape's version; raised whenever the schema changes. */
  readonly shape: number;
  /** Earlier shapes whose items the schema reads as they are. */
  readonly formerShapes?: readonly number[];
  readonly schema: z.ZodMiniType<T>;
  readonly key: (...ids: Ids) => Key;
  readonly keyOf: (value: T) => Key;
  readonly indexes?: (value: T) => IndexAttributes;
}

export const defineEntity = <T extends Revised, Ids extends readonly unknown[]>(
  entity: Entity<T, Ids>,
): Entity<T, Ids> => entity;

/** FNV-1a of a text, 32 bits: spreads keys evenly and keeps nothing secret. */
const spread = (text: string): number => {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
};

/** The partition of the due index that an item belongs to; it is stored with it, and each round reads them all. */
const dueShard = ({ pk, sk }: Key): string => `DUE#${spread(`${pk}|${sk}`) % DUE_SHARDS}`;

/** The same without the attributes that are undefined. */
const withoutAbsent = (item: Item): Item => {
  let absent = false;
  for (const name in item) absent ||= item[name] === undefined;
  if (!absent) return item;
  const present: Record<string, unknown> = {};
  for (const name in item) if (item[name] !== undefined) present[name] = item[name];
  const { pk, sk, rev } = item;
  return { ...present, pk, sk, rev };
};

const toItem = <T extends Revised, Ids extends readonly unknown[]>(
  entity: Entity<T, Ids>,
  value: T,
): Item => {
  const { type, shape } = entity;
  const key = entity.keyOf(value);
  const indexes = entity.indexes?.(value) ?? {};
  const due = indexes.dueAt === undefined ? {} : { duePk: dueShard(key) };
  const attributes: object = value;
  return withoutAbsent({ ...attributes, ...indexes, ...due, ...key, type, shape, rev: value.rev });
};

/** Parses a stored item; throws where it is not of the entity's shape, naming the key. */
export const fromItem = <T extends Revised, Ids extends readonly unknown[]>(
  entity: Entity<T, Ids>,
  item: Item,
): T => {
  const former: readonly unknown[] = entity.formerShapes ?? [];
  const isKnown = item['shape'] === entity.shape || former.includes(item['shape']);
  if (item['type'] !== entity.type || !isKnown) {
    throw new Error(
      `Item ${item.pk} ${item.sk} is ${String(item['type'])} of shape ${String(item['shape'])}, not ${entity.type} of shape ${entity.shape}`,
    );
  }
  const parsed = entity.schema.safeParse(item);
  if (!parsed.success) {
    throw new Error(`Item ${item.pk} ${item.sk} does not fit ${entity.type}`, { cause: parsed.error });
  }
  return parsed.data;
};

/** Reads one item, strongly consistent. */
export const load = async <T extends Revised, Ids extends readonly unknown[]>(
  table: Table,
  entity: Entity<T, Ids>,
  ...ids: Ids
): Promise<T | undefined> => {
  const item = await table.get(entity.key(...ids));
  return item === undefined ? undefined : fromItem(entity, item);
};

const write = async <T extends Revised, Ids extends readonly unknown[]>(
  table: Table,
  entity: Entity<T, Ids>,
  change: { readonly value: T; readonly condition: Condition },
): Promise<Written> => table.put(toItem(entity, change.value), change.condition);

/** Writes a new item; `refused` when one stands there already. Its revision must be 1. */
export const create = <T extends Revised, Ids extends readonly unknown[]>(
  table: Table,
  entity: Entity<T, Ids>,
  value: T,
): Promise<Written> => write(table, entity, { value, condition: 'absent' });

/** Writes `value` as the revision after the one it was read with; `refused` when somebody wrote in between. */
export const save = <T extends Revised, Ids extends readonly unknown[]>(
  table: Table,
  entity: Entity<T, Ids>,
  value: T,
): Promise<Written> =>
  write(table, entity, { value: { ...value, rev: value.rev + 1 }, condition: { rev: value.rev } });

/** All items of one entity in a partition whose sort key begins with `prefix`. */
export const loadAll = async <T extends Revised, Ids extends readonly unknown[]>(
  table: Table,
  entity: Entity<T, Ids>,
  partition: { readonly pk: string; readonly prefix: string },
): Promise<readonly T[]> => {
  const items = await table.partition(partition.pk, partition.prefix);
  return items.filter((item) => item['type'] === entity.type).map((item) => fromItem(entity, item));
};
