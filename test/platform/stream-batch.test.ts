import type { Context, DynamoDBRecord } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import type { Log, LogEntry } from '../../functions/platform/log.ts';
import { streamHandler } from '../../functions/platform/stream-batch.ts';

const record = (SequenceNumber: string): DynamoDBRecord => ({ dynamodb: { SequenceNumber } });
const context = { getRemainingTimeInMillis: () => 60_000 } as Context;

const logged: LogEntry[] = [];
const log: Log = {
  error: async (entry) => {
    logged.push(entry);
  },
  info: async () => undefined,
};

describe('a batch of a stream', () => {
  it('is worked through one after the other', async () => {
    const seen: string[] = [];
    const handler = streamHandler(log, async ({ dynamodb }) => {
      seen.push(`in ${dynamodb?.SequenceNumber}`);
      await Promise.resolve();
      seen.push(`out ${dynamodb?.SequenceNumber}`);
    });
    expect(await handler({ Records: [record('1'), record('2')] }, context)).toEqual({
      batchItemFailures: [],
    });
    expect(seen).toEqual(['in 1', 'out 1', 'in 2', 'out 2']);
  });

  it('names the record that failed, and does not throw even if all did', async () => {
    const handler = streamHandler(log, async () => {
      throw new Error('no');
    });
    expect(await handler({ Records: [record('1')] }, context)).toEqual({
      batchItemFailures: [{ itemIdentifier: '1' }],
    });
    expect(logged).toMatchObject([{ message: 'recordFailed', facts: { sequence: '1' } }]);
  });
});
