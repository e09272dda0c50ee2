import * as z from 'zod';
import { DUE_SHARDS, INDEXES } from '../../functions/platform/store/table.ts';
import type { DueItem, StackContext } from '../service.ts';
import { AttributeMap, plainItem } from './attributes.ts';
import type { Engine } from './engine.ts';
import type { TableDefinition } from './tables.ts';

const Page = z.object({ Items: z.array(AttributeMap) });

const DUE = 'due' satisfies keyof typeof INDEXES;
const SHARDS = Array.from({ length: DUE_SHARDS }, (_, shard) => `DUE#${shard}`);

const firstOfShard = async (engine: Engine, table: string, shard: { key: string; limit: number }) => {
  const { body } = await engine.call('Query', {
    TableName: table,
    IndexName: DUE,
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: { '#pk': INDEXES.due.pk },
    ExpressionAttributeValues: { ':pk': { S: shard.key } },
    Limit: shard.limit,
  });
  return Page.parse(body).Items.map((item): DueItem => {
    const plain = plainItem(item);
    return { at: Date.parse(String(plain[INDEXES.due.sk])), table, item: plain };
  });
};

export interface DueReader extends Pick<StackContext, 'nextDue' | 'dueItems'> {
  /** Says that something was written, so what is due may have changed. */
  changed(): void;
}

/** Reads what falls due next from the `due` indexes; remembers the first of it until something is written. */
export const createDueReader = (engine: Engine, tables: readonly TableDefinition[]): DueReader => {
  const indexed = tables.filter(({ indexes }) => indexes.includes(DUE));
  let known: { readonly at: number | undefined } | undefined;

  const dueItems: StackContext['dueItems'] = async (limit) => {
    const pages = await Promise.all(
      indexed.flatMap(({ name }) => SHARDS.map((key) => firstOfShard(engine, name, { key, limit }))),
    );
    return pages
      .flat()
      .toSorted((a, b) => a.at - b.at)
      .slice(0, limit);
  };

  return {
    dueItems,
    changed() {
      known = undefined;
    },
    async nextDue() {
      if (known !== undefined) return known.at;
      const [first] = await dueItems(1);
      known = { at: first?.at };
      return known.at;
    },
  };
};
