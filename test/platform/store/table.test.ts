import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll } from 'vitest';
import { dynamoTable } from '../../../functions/platform/store/dynamo-table.ts';
import { clientAt, createTable } from '../../support/created-table.ts';
import { memoryTable } from '../../support/memory-table.ts';
import { keepsTheContract } from '../../support/table-contract.ts';

interface Server {
  listen(port: number, host: string, ready: () => void): void;
  address(): AddressInfo;
  close(done: () => void): void;
}
const dynalite = createRequire(import.meta.url)('dynalite') as (options: object) => Server;

const folder = mkdtempSync(join(tmpdir(), 'pact-table-'));
const server = dynalite({ path: folder, createTableMs: 0 });
let client: DynamoDBClient;
let count = 0;

beforeAll(async () => {
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  client = clientAt(`http://127.0.0.1:${server.address().port}`);
});

afterAll(async () => {
  client.destroy();
  await new Promise<void>((closed) => server.close(closed));
  rmSync(folder, { recursive: true, force: true });
});

keepsTheContract('the table in memory', async () => memoryTable());
keepsTheContract('the DynamoDB adapter', async () => {
  count += 1;
  const name = `pact-${count}`;
  await createTable(client, { name });
  return dynamoTable(client, name);
});
