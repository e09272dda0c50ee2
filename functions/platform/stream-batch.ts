import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Log } from './log.ts';

type Reaction = (record: DynamoDBRecord) => Promise<void>;

/** Powertools only counts what fails: the cause is logged here. */
const telling =
  (log: Log, react: Reaction): Reaction =>
  async (record) => {
    try {
      await react(record);
    } catch (cause) {
      const sequence = record.dynamodb?.SequenceNumber ?? '';
      await log.error({ message: 'recordFailed', facts: { sequence }, cause });
      throw cause;
    }
  };

/**
 * A handler for a DynamoDB stream: one record after the other, so that nothing is told twice at once and SES's rate is
 * kept; a record that fails is named, and the stream goes on from there.
 */
export const streamHandler =
  (log: Log, react: Reaction) =>
  (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
    processPartialResponse(event, telling(log, react), new BatchProcessor(EventType.DynamoDBStreams), {
      context,
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
