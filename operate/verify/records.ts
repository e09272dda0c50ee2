import { type DynamoDBClient, ScanCommand, type ScanCommandOutput } from '@aws-sdk/client-dynamodb';
import { dynamoTable } from '../../functions/platform/store/dynamo-table.ts';
import type { Item } from '../../functions/platform/store/table.ts';

/** Partitions that hold something chained or hashed: of organisations and imported entries, of the catalogue's texts. */
const CHAINED = ['ORG#', 'CATALOGUE#'] as const;

const keysFrom = (client: DynamoDBClient, TableName: string, start: ScanCommandOutput['LastEvaluatedKey']) =>
  client.send(
    new ScanCommand({
      TableName,
      ProjectionExpression: 'pk',
      FilterExpression: CHAINED.map((_, at) => `begins_with(pk, :p${at})`).join(' OR '),
      ExpressionAttributeValues: Object.fromEntries(CHAINED.map((prefix, at) => [`:p${at}`, { S: prefix }])),
      ...(start === undefined ? {} : { ExclusiveStartKey: start }),
    }),
  );

/** The partitions in a table that hold something to verify: a scan that brings keys alone. */
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
  /** What people know it by: an organisation's id, or the catalogue's version. */
  readonly called: string;
  readonly items: readonly Item[];
}

/** The items of each such partition, one after the other, strongly consistent. */
export async function* recordsIn(client: DynamoDBClient, tableName: string): AsyncGenerator<Stored> {
  const table = dynamoTable(client, tableName);
  for (const pk of await partitionsOf(client, tableName))
    yield { called: pk.slice(pk.indexOf('#') + 1), items: await table.partition(pk) };
}
