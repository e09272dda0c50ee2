import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { systemClock } from './clock.ts';
import { randomIds } from './ids.ts';
import type { Ports } from './ports.ts';
import { dynamoTable } from './store/dynamo-table.ts';

/** The ports of a function that runs: real tables, the system's clock, real randomness. */
export const tablePorts = (environment: {
  readonly PACT_TABLE: string;
  readonly SENT_TABLE: string;
}): Ports => {
  const client = new DynamoDBClient({});
  return {
    pact: dynamoTable(client, environment.PACT_TABLE),
    sent: dynamoTable(client, environment.SENT_TABLE),
    clock: systemClock,
    ids: randomIds,
  };
};
