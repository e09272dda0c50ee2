import { ConditionalCheckFailedException, type DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DeleteCommand,
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
} from '@aws-sdk/lib-dynamodb';
import { systemClock } from '../clock.ts';
import { stamped } from './stamp.ts';
import { INDEXES, type IndexQuery, type Item, type Table, type Written } from './table.ts';

const REVISION = { '#rev': 'rev' };

const refusedWhenConditionFails = async (write: Promise<unknown>): Promise<Written> => {
  try {
    await write;
    return 'done';
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return 'refused';
    throw error;
  }
};

const decodeCursor = (cursor: string): Record<string, unknown> =>
  JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as Record<string, unknown>;

const indexCondition = ({ from, upTo }: IndexQuery): string => {
  if (upTo === undefined) return '#pk = :pk';
  return `#pk = :pk AND ${from === undefined ? '#sk <= :upTo' : '#sk BETWEEN :from AND :upTo'}`;
};

const indexQuery = (name: string, query: IndexQuery) => {
  const { index, key, from, upTo, limit, cursor } = query;
  const { pk, sk } = INDEXES[index];
  return {
    TableName: name,
    IndexName: index,
    KeyConditionExpression: indexCondition(query),
    ExpressionAttributeNames: { '#pk': pk, ...(upTo === undefined ? {} : { '#sk': sk }) },
    ExpressionAttributeValues: {
      ':pk': key,
      ...(upTo === undefined ? {} : { ':upTo': upTo }),
      ...(upTo === undefined || from === undefined ? {} : { ':from': from }),
    },
    ...(limit === undefined ? {} : { Limit: limit }),
    ...(cursor === undefined ? {} : { ExclusiveStartKey: decodeCursor(cursor) }),
  };
};

/** The table port over a real DynamoDB table. */
export const dynamoTable = (client: DynamoDBClient, name: string, clock = systemClock): Table => {
  const documents = DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
  const page = async (pk: string, prefix: string, start: Record<string, unknown> | undefined) =>
    documents.send(
      new QueryCommand({
        TableName: name,
        ConsistentRead: true,
        KeyConditionExpression: prefix === '' ? 'pk = :pk' : 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ...(prefix === '' ? {} : { ':prefix': prefix }) },
        ...(start === undefined ? {} : { ExclusiveStartKey: start }),
      }),
    );
  return {
    async get({ pk, sk }) {
      const { Item: item } = await documents.send(
        new GetCommand({ TableName: name, Key: { pk, sk }, ConsistentRead: true }),
      );
      return item as Item | undefined;
    },
    put: (item, condition) =>
      refusedWhenConditionFails(
        documents.send(
          new PutCommand({
            TableName: name,
            Item: stamped(item, clock),
            ...(condition === 'absent'
              ? { ConditionExpression: 'attribute_not_exists(pk)' }
              : {
                  ConditionExpression: '#rev = :rev',
                  ExpressionAttributeNames: REVISION,
                  ExpressionAttributeValues: { ':rev': condition.rev },
                }),
          }),
        ),
      ),
    remove: ({ pk, sk }, { rev }) =>
      refusedWhenConditionFails(
        documents.send(
          new DeleteCommand({
            TableName: name,
            Key: { pk, sk },
            ConditionExpression: '#rev = :rev',
            ExpressionAttributeNames: REVISION,
            ExpressionAttributeValues: { ':rev': rev },
          }),
        ),
      ),
    async partition(pk, prefix = '') {
      const items: Item[] = [];
      let start: Record<string, unknown> | undefined;
      do {
        const result = await page(pk, prefix, start);
        items.push(...((result.Items ?? []) as Item[]));
        start = result.LastEvaluatedKey;
      } while (start !== undefined);
      return items;
    },
    async index(query) {
      const { Items: items = [], LastEvaluatedKey: last } = await documents.send(
        new QueryCommand(indexQuery(name, query)),
      );
      const cursor =
        last === undefined ? {} : { cursor: Buffer.from(JSON.stringify(last)).toString('base64url') };
      return { items: items as Item[], ...cursor };
    },
  };
};
