import * as z from 'zod';
import type { AwsAnswer, AwsCall, AwsService, Permissions } from '../service.ts';
import { jsonAnswer, jsonError, seconds } from './answers.ts';
import { historyOf } from './history.ts';
import type { Ledger } from './ledger.ts';
import type { ExecutionRecord } from './model.ts';
import type { Start } from './start.ts';

export interface ApiPorts {
  readonly permissions: Permissions;
  readonly ledger: Ledger;
  readonly start: Start;
  stop(executionArn: string): Promise<void>;
  readonly now: () => number;
}

const StartInput = z.object({
  stateMachineArn: z.string(),
  name: z.string().optional(),
  input: z.string().default('{}'),
});
const OneInput = z.object({ executionArn: z.string() });
const HistoryInput = OneInput.extend({
  reverseOrder: z.boolean().default(false),
  maxResults: z.int().default(1000),
});
const ListInput = z.object({
  stateMachineArn: z.string(),
  statusFilter: z.string().optional(),
  maxResults: z.int().positive().max(1000).default(100),
  nextToken: z.string().optional(),
});

const summary = (record: ExecutionRecord) => ({
  executionArn: record.executionArn,
  stateMachineArn: record.stateMachineArn,
  name: record.name,
  status: record.status,
  startDate: seconds(record.startedAt),
  ...(record.end === undefined ? {} : { stopDate: seconds(record.end.at) }),
});

const description = (record: ExecutionRecord) => ({
  ...summary(record),
  input: JSON.stringify(record.input),
  ...(record.end?.status === 'SUCCEEDED' ? { output: JSON.stringify(record.end.output ?? null) } : {}),
  ...(record.end?.error === undefined ? {} : { error: record.end.error, cause: record.end.cause }),
});

const parsedJson = (text: string): { readonly value: unknown } | undefined => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
};

type Action = (ports: ApiPorts, call: AwsCall) => Promise<AwsAnswer>;

const startExecution: Action = async (ports, { input, caller }) => {
  const { stateMachineArn, name, input: text } = StartInput.parse(input);
  ports.permissions.require(caller, 'states:StartExecution', stateMachineArn);
  const parsed = parsedJson(text);
  if (parsed === undefined)
    return jsonError('InvalidExecutionInput', 'Invalid State Machine Execution Input');
  const started = await ports.start({
    stateMachineArn,
    input: parsed.value,
    ...(name === undefined ? {} : { name }),
  });
  if (!started.ok) return jsonError(started.refusal.error, started.refusal.message);
  return jsonAnswer({
    executionArn: started.value.executionArn,
    startDate: seconds(started.value.startedAt),
  });
};

/** An action about one execution, which the caller must be allowed and which must exist. */
const onExecution =
  (
    name: string,
    answer: (record: ExecutionRecord, ports: ApiPorts, call: AwsCall) => Promise<unknown>,
  ): Action =>
  async (ports, call) => {
    const { executionArn } = OneInput.parse(call.input);
    ports.permissions.require(call.caller, `states:${name}`, executionArn);
    const record = ports.ledger.find(executionArn);
    if (record === undefined)
      return jsonError('ExecutionDoesNotExist', `Execution Does Not Exist: '${executionArn}'`);
    return jsonAnswer(await answer(record, ports, call));
  };

const listExecutions: Action = async (ports, { input, caller }) => {
  const { stateMachineArn, statusFilter, maxResults, nextToken = '0' } = ListInput.parse(input);
  ports.permissions.require(caller, 'states:ListExecutions', stateMachineArn);
  const all = ports.ledger
    .all()
    .filter(
      (each) => each.stateMachineArn === stateMachineArn && (statusFilter ?? each.status) === each.status,
    )
    .reverse();
  const end = Number(nextToken) + maxResults;
  const executions = all.slice(Number(nextToken), end).map(summary);
  return jsonAnswer({ executions, ...(end < all.length ? { nextToken: String(end) } : {}) });
};

const ACTIONS: Readonly<Record<string, Action>> = {
  StartExecution: startExecution,
  ListExecutions: listExecutions,
  DescribeExecution: onExecution('DescribeExecution', async (record) => description(record)),
  StopExecution: onExecution('StopExecution', async (record, ports) => {
    await ports.stop(record.executionArn);
    return { stopDate: seconds(ports.now()) };
  }),
  GetExecutionHistory: onExecution('GetExecutionHistory', async (record, _, { input }) => {
    const { reverseOrder, maxResults } = HistoryInput.parse(input);
    const events = historyOf(record);
    return { events: (reverseOrder ? events.reverse() : events).slice(0, maxResults) };
  }),
};

/** Step Functions on the AWS endpoint. */
export const statesService = (ports: ApiPorts): AwsService => ({
  signingName: 'states',
  async handle(call) {
    const action = ACTIONS[call.action];
    if (action === undefined)
      return jsonError(
        'UnknownOperationException',
        `Step Functions ${call.action} is not run by the local stack.`,
      );
    return action(ports, call);
  },
});
