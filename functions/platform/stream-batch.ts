import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Context, DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import type { Log } from './log.ts';
import { loggedReaction, type Reaction } from './logged-reaction.ts';

/**
 * A handler for a DynamoDB stream: one record after the other, so that nothing is told twice at once and SES's rate is
 * kept; a record that fails is named, and the stream goes on from there.
 */
export const streamHandler =
  (log: Log, react: Reaction) =>
  (event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> =>
    processPartialResponse(event, loggedReaction(log, react), new BatchProcessor(EventType.DynamoDBStreams), {
      context,
      processInParallel: false,
      throwOnFullBatchFailure: false,
    });
