import { keyOf } from '../dynamodb/attributes.ts';
import type { Engine } from '../dynamodb/engine.ts';
import { itemsOf } from './dump.ts';
import { BACKED_UP, BackupEnd, BackupHead, BackupItem } from './format.ts';

export interface Backup {
  readonly head: BackupHead;
  readonly items: readonly BackupItem[];
}

const parsed = (line: string | undefined): unknown => {
  try {
    return JSON.parse(line ?? '');
  } catch {
    return undefined;
  }
};

/** Reads a backup; throws, saying what is wrong with it, before anything is changed. */
export const readBackup = (text: string): Backup => {
  const lines = text.split('\n').filter((line) => line !== '');
  const head = BackupHead.safeParse(parsed(lines[0]));
  if (!head.success) throw new Error('its first line is not that of a backup');
  const end = BackupEnd.safeParse(parsed(lines.at(-1)));
  const between = lines.slice(1, -1);
  if (!end.success || end.data.items !== between.length) throw new Error('its end is missing');
  const items = between.map((line, at) => {
    const item = BackupItem.safeParse(parsed(line));
    if (!item.success) throw new Error(`line ${at + 2} is not an item`);
    return item.data;
  });
  return { head: head.data, items };
};

const must = async (engine: Engine, action: string, input: Readonly<Record<string, unknown>>) => {
  const { status, body } = await engine.call(action, input);
  if (status !== 200) throw new Error(`${action}: ${JSON.stringify(body)}`);
};

const createMissing = async (engine: Engine, { tables }: BackupHead): Promise<void> => {
  for (const table of BACKED_UP) {
    const { name, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = tables[table];
    const { status } = await engine.call('DescribeTable', { TableName: name });
    if (status === 200) continue;
    await must(engine, 'CreateTable', {
      TableName: name,
      KeySchema,
      AttributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
      ...(GlobalSecondaryIndexes.length === 0 ? {} : { GlobalSecondaryIndexes }),
    });
  }
};

const KEYS = ['pk', 'sk'];
const keyText = (item: BackupItem['item']): string => JSON.stringify(keyOf(item, KEYS));

/**
 * Puts a backup into the tables of a stack that does not run. `pact` is then what it was; to `sent`, which knows what
 * has left the house and who was erased, only what it lacks is added: rolled back, mails would go out twice. No stream
 * tells of it, as none does of a table that AWS restores.
 */
export const restore = async (engine: Engine, { head, items }: Backup): Promise<void> => {
  await createMissing(engine, head);
  const { pact, sent } = head.tables;
  const kept = new Set(items.filter(({ table }) => table === 'pact').map(({ item }) => keyText(item)));
  for (const item of await itemsOf(engine, pact.name))
    if (!kept.has(keyText(item)))
      await must(engine, 'DeleteItem', { TableName: pact.name, Key: keyOf(item, KEYS) });
  const known = new Set((await itemsOf(engine, sent.name)).map(keyText));
  for (const { table, item } of items)
    if (table === 'pact' || !known.has(keyText(item)))
      await must(engine, 'PutItem', { TableName: head.tables[table].name, Item: item });
};
