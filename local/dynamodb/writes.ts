import { isDeepStrictEqual } from 'node:util';
import * as z from 'zod';
import type { LocalClock } from '../service.ts';
import { AttributeMap, keyOf } from './attributes.ts';
import type { Change, ChangeLog, Intent } from './changes.ts';
import type { Engine, EngineAnswer } from './engine.ts';
import type { TableDefinition } from './tables.ts';

export interface WritesOptions {
  readonly engine: Engine;
  readonly log: ChangeLog;
  readonly clock: Pick<LocalClock, 'now'>;
  /** Hears every change, in the order of the log. */
  readonly changed: (change: Change) => void;
}

interface ItemWrite {
  readonly table: TableDefinition;
  /** `PutItem`, `UpdateItem` or `DeleteItem`. */
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

export interface Writes {
  write(write: ItemWrite): Promise<EngineAnswer>;
  /** Does the work once the writes that have begun are done; those that come meanwhile wait. */
  still<T>(work: () => Promise<T>): Promise<T>;
  /** Finds out how writes ended that the last stop cut off, and finishes them. */
  recover(tables: readonly TableDefinition[]): Promise<void>;
}

const Found = z.object({ Item: AttributeMap.optional() });

const readItem = async (
  engine: Engine,
  table: string,
  key: AttributeMap,
): Promise<AttributeMap | undefined> => {
  const { body } = await engine.call('GetItem', { TableName: table, Key: key, ConsistentRead: true });
  return Found.parse(body).Item;
};

const afterWrite = async (
  engine: Engine,
  { action, input, table, key }: Intent,
): Promise<AttributeMap | undefined> => {
  if (action === 'PutItem') return AttributeMap.parse(input['Item']);
  return action === 'DeleteItem' ? undefined : readItem(engine, table, key);
};

const lockName = (table: string, key: AttributeMap): string => `${table} ${JSON.stringify(key)}`;

const keyOfWrite = ({ table, action, input }: ItemWrite): AttributeMap =>
  action === 'PutItem'
    ? keyOf(AttributeMap.parse(input['Item']), table.keyNames)
    : AttributeMap.parse(input['Key']);

const withOldItem = (
  answer: EngineAnswer,
  wanted: unknown,
  before: AttributeMap | undefined,
): EngineAnswer => {
  const failed = String(answer.body['__type']).endsWith('#ConditionalCheckFailedException');
  return failed && wanted === 'ALL_OLD' && before !== undefined
    ? { ...answer, body: { ...answer.body, Item: before } }
    : answer;
};

/** One after the other for each key, at the same time for different ones. */
const keyLocks = () => {
  const tails = new Map<string, Promise<unknown>>();
  return async <T>(key: string, work: () => Promise<T>): Promise<T> => {
    const turn = (tails.get(key) ?? Promise.resolve()).then(work, work);
    const tail = turn.catch(() => {});
    tails.set(key, tail);
    try {
      return await turn;
    } finally {
      if (tails.get(key) === tail) tails.delete(key);
    }
  };
};

/** Carries out writes on single items and turns each that happened into a change. */
export const createWrites = ({ engine, log, clock, changed }: WritesOptions): Writes => {
  const locked = keyLocks();
  const begun = new Set<Promise<unknown>>();
  let gate: Promise<unknown> = Promise.resolve();

  const finish = (intent: Intent, after: AttributeMap | undefined): void => {
    const change = log.end(intent, after, clock.now());
    if (change !== undefined) changed(change);
  };

  const carryOut = async ({ table, action, input }: ItemWrite, key: AttributeMap): Promise<EngineAnswer> => {
    const before = await readItem(engine, table.name, key);
    const intent = log.begin({ table: table.name, action, input, key, before });
    const { ReturnValuesOnConditionCheckFailure: wanted, ...passed } = input;
    const answer = await engine.call(action, passed);
    if (answer.status !== 200) {
      log.abandon(intent);
      return withOldItem(answer, wanted, before);
    }
    finish(intent, await afterWrite(engine, intent));
    return answer;
  };

  const settle = async (intent: Intent): Promise<void> => {
    const { action, input, table, key, before } = intent;
    const found = await readItem(engine, table, key);
    // Nothing happened to the item, though maybe to an index: the write is carried out again, under its condition.
    if (isDeepStrictEqual(found, before)) await engine.call(action, input);
    finish(intent, await readItem(engine, table, key));
  };

  return {
    async write(write) {
      await gate;
      const key = keyOfWrite(write);
      const written = locked(lockName(write.table.name, key), () => carryOut(write, key));
      begun.add(written);
      try {
        return await written;
      } finally {
        begun.delete(written);
      }
    },
    still(work) {
      const done = gate.then(() => Promise.allSettled(begun)).then(work);
      gate = done.catch(() => {});
      return done;
    },
    async recover(tables) {
      const known = new Set(tables.map(({ name }) => name));
      for (const intent of log.left.unfinished) {
        if (known.has(intent.table)) await locked(lockName(intent.table, intent.key), () => settle(intent));
        else log.abandon(intent);
      }
    },
  };
};
