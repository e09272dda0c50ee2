import * as z from 'zod';
import type { Faults } from '../faults.ts';
import type { AwsAnswer, AwsCall, AwsService, Permissions } from '../service.ts';
import type { Engine, EngineAnswer } from './engine.ts';
import type { TableDefinition } from './tables.ts';
import type { Writes } from './writes.ts';

export interface FrontOptions {
  readonly engine: Engine;
  readonly tables: readonly TableDefinition[];
  readonly writes: Writes;
  readonly permissions: Permissions;
  readonly faults: Faults;
}

const fault = (type: string, message: string): EngineAnswer => ({
  status: 400,
  body: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message },
});

const refuse = (action: string): EngineAnswer =>
  fault(
    'UnknownOperationException',
    `${action} is not offered by the local stack${action.startsWith('Transact') ? ': every decision is one write on one item' : ''}.`,
  );

const throttled = fault(
  'ProvisionedThroughputExceededException',
  'The level of configured provisioned throughput for the table was exceeded: a fault of the local stack is on.',
);

const toAnswer = ({ status, body }: EngineAnswer): AwsAnswer => ({
  status,
  headers: { 'content-type': 'application/x-amz-json-1.0' },
  body: JSON.stringify(body),
});

const OneTable = z.object({ TableName: z.string(), IndexName: z.string().optional() });

const READS = new Set(['GetItem', 'Query', 'Scan', 'DescribeTable']);
const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem']);

const tableName = (nameOrArn: string): string => nameOrArn.split(':table/').at(-1) ?? nameOrArn;

const answerTo = async ({ action, input, caller }: AwsCall, options: FrontOptions): Promise<EngineAnswer> => {
  const { engine, tables, writes, permissions, faults } = options;
  if (!READS.has(action) && !WRITES.has(action)) return refuse(action);
  const asked = OneTable.safeParse(input);
  if (!asked.success) return fault('ValidationException', 'TableName is missing.');
  const { TableName, IndexName } = asked.data;
  const table = tables.find(({ name }) => name === tableName(TableName));
  if (table === undefined) {
    return fault('ResourceNotFoundException', `Requested resource not found: Table: ${TableName} not found`);
  }
  const resource = IndexName === undefined ? table.arn : `${table.arn}/index/${IndexName}`;
  permissions.require(caller, `dynamodb:${action}`, resource);
  if (faults.isOn('table-throttle')) return throttled;
  const passed = { ...input, TableName: table.name };
  return WRITES.has(action) ? writes.write({ table, action, input: passed }) : engine.call(action, passed);
};

/** DynamoDB as functions see it: permissions checked, writes told to the streams. */
export const dynamoService = (options: FrontOptions): AwsService => ({
  signingName: 'dynamodb',
  handle: async (call) => toAnswer(await answerTo(call, options)),
});
