import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoTable } from '../../../functions/platform/store/dynamo-table.ts';
import { INDEXES, type Item, type Table } from '../../../functions/platform/store/table.ts';
import { memoryTable } from '../../support/memory-table.ts';

interface Server {
  listen(port: number, host: string, ready: () => void): void;
  address(): AddressInfo;
  close(done: () => void): void;
}
const dynalite = createRequire(import.meta.url)('dynalite') as (options: object) => Server;

const attributes = [...new Set(['pk', 'sk', ...Object.values(INDEXES).flatMap(({ pk, sk }) => [pk, sk])])];
const keys = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
];

const folder = mkdtempSync(join(tmpdir(), 'pact-table-'));
const server = dynalite({ path: folder, createTableMs: 0 });
let client: DynamoDBClient;
let count = 0;

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  client = new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: `http://127.0.0.1:${server.address().port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});

afterAll(async () => {
  client.destroy();
  await new Promise<void>((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

const untilActive = async (TableName: string): Promise<void> => {
  for (;;) {
    const { Table: described } = await client.send(new DescribeTableCommand({ TableName }));
    if (described?.TableStatus === 'ACTIVE') return;
  }
};

const freshDynamoTable = async (): Promise<Table> => {
  count += 1;
  const TableName = `pact-${count}`;
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
      KeySchema: keys('pk', 'sk'),
      GlobalSecondaryIndexes: Object.entries(INDEXES).map(([IndexName, { pk, sk }]) => ({
        IndexName,
        KeySchema: keys(pk, sk),
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  );
  await untilActive(TableName);
  return dynamoTable(client, TableName);
};

const item = (sk: string, changes: Partial<Item> = {}): Item => ({ pk: 'P', sk, rev: 1, ...changes });

describe.each([
  { name: 'the table in memory', fresh: async (): Promise<Table> => memoryTable() },
  { name: 'the DynamoDB adapter', fresh: freshDynamoTable },
])('$name keeps the contract of the table port:', ({ fresh }) => {
  let table: Table;
  beforeEach(async () => {
    table = await fresh();
  });

  it('gives back what was put, and undefined for what was not', async () => {
    await table.put(item('a', { words: { nested: ['x', 1, true] } }), 'absent');
    expect(await table.get({ pk: 'P', sk: 'a' })).toEqual(item('a', { words: { nested: ['x', 1, true] } }));
    expect(await table.get({ pk: 'P', sk: 'b' })).toBeUndefined();
  });

  it('refuses to put an absent item twice and keeps the first', async () => {
    expect(await table.put(item('a', { words: 'first' }), 'absent')).toBe('done');
    expect(await table.put(item('a', { words: 'second' }), 'absent')).toBe('refused');
    expect((await table.get({ pk: 'P', sk: 'a' }))?.['words']).toBe('first');
  });

  it('lets one of two writers with the same revision win', async () => {
    await table.put(item('a'), 'absent');
    const written = await Promise.all(
      ['one', 'two'].map((words) => table.put(item('a', { rev: 2, words }), { rev: 1 })),
    );
    expect(written.sort()).toEqual(['done', 'refused']);
  });

  it('refuses a revision of an item that is not there', async () => {
    expect(await table.put(item('a', { rev: 2 }), { rev: 1 })).toBe('refused');
  });

  it('removes under the right revision only', async () => {
    await table.put(item('a'), 'absent');
    expect(await table.remove({ pk: 'P', sk: 'a' }, { rev: 2 })).toBe('refused');
    expect(await table.remove({ pk: 'P', sk: 'a' }, { rev: 1 })).toBe('done');
    expect(await table.get({ pk: 'P', sk: 'a' })).toBeUndefined();
  });

  it('lists a partition in the order of its sort keys, by prefix', async () => {
    for (const sk of ['B#2', 'A#1', 'B#1']) await table.put(item(sk), 'absent');
    await table.put(item('B#3', { pk: 'Q' }), 'absent');
    expect((await table.partition('P', 'B#')).map((found) => found.sk)).toEqual(['B#1', 'B#2']);
    expect((await table.partition('P')).map((found) => found.sk)).toEqual(['A#1', 'B#1', 'B#2']);
  });

  it('pages through an index up to a bound, and leaves out items without its attributes', async () => {
    for (const [at, sk] of ['c', 'a', 'b', 'd'].entries()) {
      await table.put(item(sk, { duePk: 'DUE#0', dueAt: `2026-01-0${at + 1}` }), 'absent');
    }
    await table.put(item('e'), 'absent');
    const first = await table.index({ index: 'due', key: 'DUE#0', upTo: '2026-01-03', limit: 2 });
    expect(first.items.map((found) => found.sk)).toEqual(['c', 'a']);
    const { cursor } = first;
    if (cursor === undefined) throw new Error('there is a second page');
    const second = await table.index({ index: 'due', key: 'DUE#0', upTo: '2026-01-03', limit: 2, cursor });
    expect(second.items.map((found) => found.sk)).toEqual(['b']);
  });

  it('takes an item out of an index when it loses the attributes', async () => {
    await table.put(item('a', { listPk: 'REGISTER', listSk: 'name' }), 'absent');
    await table.put(item('a', { rev: 2 }), { rev: 1 });
    expect((await table.index({ index: 'listing', key: 'REGISTER' })).items).toEqual([]);
  });
});
