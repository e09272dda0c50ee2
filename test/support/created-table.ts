import { CreateTableCommand, DescribeTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { INDEXES } from '../../functions/platform/store/table.ts';

const attributes = [...new Set(['pk', 'sk', ...Object.values(INDEXES).flatMap(({ pk, sk }) => [pk, sk])])];
const keys = (pk: string, sk: string) => [
  { AttributeName: pk, KeyType: 'HASH' as const },
  { AttributeName: sk, KeyType: 'RANGE' as const },
];

export const clientAt = (endpoint: string): DynamoDBClient =>
  new DynamoDBClient({
    region: 'eu-west-1',
    endpoint,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

export interface NewTable {
  readonly name: string;
  /** Whether it tells what changes, old and new. */
  readonly stream?: boolean;
}

/** Makes a table as the stacks make theirs; answers once it can be used, with its stream's ARN if it has one. */
export const createTable = async (
  client: DynamoDBClient,
  { name: TableName, stream = false }: NewTable,
): Promise<string | undefined> => {
  await client.send(
    new CreateTableCommand({
      TableName,
      BillingMode: 'PAY_PER_REQUEST',
      AttributeDefinitions: attributes.map((name) => ({ AttributeName: name, AttributeType: 'S' })),
      KeySchema: keys('pk', 'sk'),
      GlobalSecondaryIndexes: Object.entries(INDEXES).map(([IndexName, { pk, sk }]) => ({
        IndexName,
        KeySchema: keys(pk, sk),
        Projection: { ProjectionType: 'ALL' },
      })),
      ...(stream
        ? { StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_AND_OLD_IMAGES' } }
        : {}),
    }),
  );
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') return Table.LatestStreamArn;
  }
};
