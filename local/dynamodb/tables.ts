import * as z from 'zod';
import type { ResolvedAssembly } from '../assembly/model.ts';
import type { Engine } from './engine.ts';

const KeySchema = z.array(z.object({ AttributeName: z.string(), KeyType: z.enum(['HASH', 'RANGE']) }));

const TableProperties = z.object({
  KeySchema,
  AttributeDefinitions: z.array(
    z.object({ AttributeName: z.string(), AttributeType: z.enum(['S', 'N', 'B']) }),
  ),
  GlobalSecondaryIndexes: z
    .array(
      z.object({
        IndexName: z.string(),
        KeySchema,
        Projection: z.object({
          ProjectionType: z.string(),
          NonKeyAttributes: z.array(z.string()).optional(),
        }),
      }),
    )
    .default([]),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
});
type TableProperties = z.infer<typeof TableProperties>;

export interface TableDefinition {
  readonly name: string;
  readonly arn: string;
  /** Undefined where the table has no stream. */
  readonly streamView: string | undefined;
  readonly keyNames: readonly string[];
  readonly indexes: readonly string[];
  readonly properties: TableProperties;
}

/** The tables of the assembly. */
export const tableDefinitions = (assembly: ResolvedAssembly): readonly TableDefinition[] =>
  [...assembly.byKind('AWS::DynamoDB::Table'), ...assembly.byKind('AWS::DynamoDB::GlobalTable')].map(
    (resource) => {
      const properties = TableProperties.parse(resource.properties);
      return {
        name: resource.ref,
        arn: resource.arn,
        streamView: properties.StreamSpecification?.StreamViewType,
        keyNames: properties.KeySchema.map(({ AttributeName }) => AttributeName),
        indexes: properties.GlobalSecondaryIndexes.map(({ IndexName }) => IndexName),
        properties,
      };
    },
  );

const Described = z.object({
  Table: z.object({
    KeySchema,
    GlobalSecondaryIndexes: z.array(z.object({ IndexName: z.string(), KeySchema })).default([]),
  }),
});

const shapeOf = (
  keySchema: z.infer<typeof KeySchema>,
  indexes: readonly { IndexName: string; KeySchema: unknown }[],
) => JSON.stringify([keySchema, indexes.map(({ IndexName, KeySchema: keys }) => [IndexName, keys]).sort()]);

const checkUnchanged = ({ name, properties }: TableDefinition, described: unknown): void => {
  const { Table } = Described.parse(described);
  const stored = shapeOf(Table.KeySchema, Table.GlobalSecondaryIndexes);
  if (stored === shapeOf(properties.KeySchema, properties.GlobalSecondaryIndexes)) return;
  throw new Error(
    `The keys or indexes of table ${name} changed since this state folder was made. Run: npm run reset`,
  );
};

const Status = z.object({ Table: z.object({ TableStatus: z.string() }) });

/** The engine answers before a new table can be used. */
const untilActive = async (engine: Engine, name: string): Promise<void> => {
  for (;;) {
    const { body } = await engine.call('DescribeTable', { TableName: name });
    if (Status.parse(body).Table.TableStatus === 'ACTIVE') return;
  }
};

/** Creates the tables that are not there yet. Throws when a table's keys or indexes have changed since. */
export const createTables = async (engine: Engine, tables: readonly TableDefinition[]): Promise<void> => {
  for (const table of tables) {
    const described = await engine.call('DescribeTable', { TableName: table.name });
    if (described.status === 200) {
      checkUnchanged(table, described.body);
      continue;
    }
    const { KeySchema: keys, AttributeDefinitions, GlobalSecondaryIndexes } = table.properties;
    const created = await engine.call('CreateTable', {
      TableName: table.name,
      KeySchema: keys,
      AttributeDefinitions,
      BillingMode: 'PAY_PER_REQUEST',
      ...(GlobalSecondaryIndexes.length === 0 ? {} : { GlobalSecondaryIndexes }),
    });
    if (created.status !== 200) throw new Error(`Table ${table.name}: ${JSON.stringify(created.body)}`);
    await untilActive(engine, table.name);
  }
};
