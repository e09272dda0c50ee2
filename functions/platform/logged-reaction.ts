import type { DynamoDBRecord } from 'aws-lambda';
import type { Log } from './log.ts';

export type Reaction = (record: DynamoDBRecord) => Promise<void>;

/** A reaction to a stream's records that logs the cause of what fails; Powertools only counts it. */
export const loggedReaction =
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
