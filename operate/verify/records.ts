import { type DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '../../functions/platform/store/dynamo-table.ts';
import type { Item } from '../../functions/platform/store/table.ts';

const ORGANISATION = 'ORG#';

const keysFrom = (client: DynamoDBClient, TableName: string, start: ScanCommandOutput['LastEvaluatedKey']) =>
  client.send(
    new ScanCommand({
      TableName,
      ProjectionExpression: 'pk',
      FilterExpression: 'begins_with(pk, :org)',
      ExpressionAttributeValues: { ':org': { S: ORGANISATION } },
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    }),
  );

/** The partitions of organisations in a table: a scan that brings keys alone. */
const partitionsOf = async (client: DynamoDBClient, tableName: string): Promise<ReadonlySet<string>> => {
  const found = new Set<string>();
  let start: ScanCommandOutput['LastEvaluatedKey'];
  do {
    const { Items: items = [], LastEvaluatedKey: last } = await keysFrom(client, tableName, start);
    for (const { pk } of items) if (pk?.S !== undefined) found.add(pk.S);
    start = last;
  } while (start !== undefined);
  return found;
};

export interface Stored {
  readonly organisationId: string;
  readonly items: readonly Item[];
}

/** Every organisation's items, one organisation after the other, strongly consistent. */
export async function* recordsIn(client: DynamoDBClient, tableName: string): AsyncGenerator<Stored> {
  const table = dynamoTable(client, tableName);
  for (const pk of await partitionsOf(client, tableName))
    yield { organisationId: pk.slice(ORGANISATION.length), items: await table.partition(pk) };
}
