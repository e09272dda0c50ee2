import * as z from 'zod';
import { AttributeMap } from '../dynamodb/attributes.ts';
import type { Engine } from '../dynamodb/engine.ts';
import { BACKED_UP, type BackedUp, BackupHead, type BackupItem } from './format.ts';

const Described = z.object({
  Table: z.object({
    KeySchema: z.array(z.unknown()),
    AttributeDefinitions: z.array(z.unknown()),
    GlobalSecondaryIndexes: z
      .array(z.object({ IndexName: z.string(), KeySchema: z.unknown(), Projection: z.unknown() }))
      .default([]),
  }),
});
const Page = z.object({ Items: z.array(AttributeMap), LastEvaluatedKey: AttributeMap.optional() });

const describe = async (engine: Engine, name: string): Promise<BackupHead['tables'][BackedUp]> => {
  const { body } = await engine.call('DescribeTable', { TableName: name });
  return { name, ...Described.parse(body).Table };
};

/** Every item of a table, in no order. */
export const itemsOf = async (engine: Engine, name: string): Promise<readonly AttributeMap[]> => {
  const items: AttributeMap[] = [];
  let from: AttributeMap | undefined;
  do {
    const { body } = await engine.call('Scan', {
      TableName: name,
      ConsistentRead: true,
      ...(from === undefined ? {} : { ExclusiveStartKey: from }),
    });
    const page = Page.parse(body);
    items.push(...page.Items);
    from = page.LastEvaluatedKey;
  } while (from !== undefined);
  return items;
};

export interface DumpRequest {
  /** What the backup's two tables are called here. */
  readonly names: Readonly<Record<BackedUp, string>>;
  /** Milliseconds, virtual. */
  readonly at: number;
}

/** The lines of a backup of both tables, as they are while nobody writes. */
export const dump = async (engine: Engine, { names, at }: DumpRequest): Promise<readonly string[]> => {
  const [pact, sent] = [await describe(engine, names.pact), await describe(engine, names.sent)];
  const head = BackupHead.parse({
    backup: 'ai-pact',
    format: 1,
    at: new Date(at).toISOString(),
    tables: { pact, sent },
  });
  const items: BackupItem[] = [];
  for (const table of BACKED_UP)
    for (const item of await itemsOf(engine, names[table])) items.push({ table, item });
  return [head, ...items, { items: items.length }].map((line) => JSON.stringify(line));
};
