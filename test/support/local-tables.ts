import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterEach } from 'vitest';
import { dynamoTable } from '../../functions/platform/store/dynamo-table.ts';
import { ROLE, startTestCore, type TestCore } from './local-core.ts';

/** A function that writes every record that it sees into a file: the proof of what a stream delivered. */
export const recorder = (mark: string, fault = '') => `
const { appendFileSync } = require('node:fs');
exports.handler = async (event) => {
  for (const record of event.Records) {
    ${fault}
    appendFileSync(${JSON.stringify(mark)}, JSON.stringify(record) + '\\n');
  }
};`;

interface Seen {
  readonly eventName: string;
  readonly dynamodb: Readonly<Record<string, Readonly<Record<string, unknown>>>> & {
    readonly SequenceNumber: string;
  };
}

export const seenIn = (mark: string): readonly Seen[] => {
  try {
    const lines = readFileSync(mark, 'utf8').split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as Seen);
  } catch {
    return [];
  }
};

export const clientFor = (core: TestCore, accessKeyId: string) =>
  new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: core.endpoint,
    credentials: { accessKeyId, secretAccessKey: 'x' },
    maxAttempts: 1,
  });

/** Starts cores for the tests of a file and closes those that a test left running. */
export const coresOfThisFile = () => {
  const running = new Set<TestCore>();
  afterEach(async () => {
    for (const core of running) await core.close();
    running.clear();
  });
  return {
    async start(folder: string, ...resources: Parameters<typeof startTestCore>[1]) {
      const core = await startTestCore(folder, resources);
      running.add(core);
      const client = clientFor(core, core.permissions.callerFor(ROLE.arn).accessKeyId);
      return { core, table: dynamoTable(client, 'pact'), documents: DynamoDBDocumentClient.from(client) };
    },
    async stop(core: TestCore) {
      running.delete(core);
      await core.close();
    },
  };
};
