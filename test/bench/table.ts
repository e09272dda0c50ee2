import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { INDEXES } from '../../functions/platform/store/table.ts';

const WORKER = new URL('../../local/dynamodb/dynalite-worker.ts', import.meta.url);

export interface BenchTables {
  /** Address of the engine, which runs in a thread of its own. */
  readonly endpoint: string;
  readonly client: DynamoDBClient;
  close(): Promise<void>;
}

const createTable = async (client: DynamoDBClient, TableName: string): Promise<void> => {
  const attributes = new Set(['pk', 'sk', ...Object.values(INDEXES).flatMap(({ pk, sk }) => [pk, sk])]);
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: [...attributes].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      GlobalSecondaryIndexes: Object.entries(INDEXES).map(([IndexName, { pk, sk }]) => ({
        IndexName,
        KeySchema: [
          { AttributeName: pk, KeyType: 'HASH' },
          { AttributeName: sk, KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      })),
    }),
  );
};

/** The tables as functions expect them, in the engine of the local stack and without what stands before that. */
export const startTables = async (folder: string): Promise<BenchTables> => {
  const worker = new Worker(WORKER, { workerData: { path: folder }, execArgv: [] });
  const [port] = await once(worker, 'message');
  const endpoint = `http://127.0.0.1:${Number(port)}`;
  const client = new DynamoDBClient({
    endpoint,
    region: 'eu-west-1',
    credentials: { accessKeyId: 'BENCH', secretAccessKey: 'bench' },
  });
  for (const name of ['pact', 'sent']) await createTable(client, name);
  return {
    endpoint,
    client,
    async close() {
      const ended = once(worker, 'exit');
      worker.postMessage('close');
      client.destroy();
      await ended;
    },
  };
};
