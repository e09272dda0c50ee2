import * as z from 'zod';
import type { FunctionRunner, Permissions } from '../service.ts';
import type { TaskOutcome } from './model.ts';
import type { Start } from './start.ts';
import { type TaskKind, taskKind } from './task-kinds.ts';

export interface TaskPorts {
  readonly functions: FunctionRunner;
  readonly permissions: Permissions;
  readonly start: Start;
  /** The full ARN of a function that may be given by its name. */
  functionArn(nameOrArn: string): string;
}

export interface Task {
  readonly roleArn: string;
  readonly resource: string;
  readonly input: unknown;
}

/** 256 KiB: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
const LARGEST_DATA_BYTES = 262_144;

const InvokeInput = z.object({ FunctionName: z.string(), Payload: z.unknown() });
const StartInput = z.object({ StateMachineArn: z.string(), Name: z.string().optional(), Input: z.unknown() });

const failed = (error: string, cause: string): TaskOutcome => ({ ok: false, error, cause });

const invoke = async (ports: TaskPorts, arn: string, payload: unknown): Promise<TaskOutcome> => {
  const answer = await ports.functions.invoke(arn, payload ?? {});
  if (answer.ok) return { ok: true, output: answer.payload ?? null };
  return failed(answer.error.errorType, JSON.stringify(answer.error));
};

const startExecution = async (ports: TaskPorts, kind: TaskKind, input: unknown): Promise<TaskOutcome> => {
  const { StateMachineArn, Name, Input } = StartInput.parse(input);
  const started = await ports.start({
    stateMachineArn: StateMachineArn,
    input: kind.errorPrefix === 'Sfn' && typeof Input === 'string' ? JSON.parse(Input) : (Input ?? {}),
    ...(Name === undefined ? {} : { name: Name }),
  });
  if (!started.ok) {
    const { error, message } = started.refusal;
    return failed(`${kind.errorPrefix}.${error.replace(/(Exception)?$/, 'Exception')}`, message);
  }
  const { executionArn, startedAt } = started.value;
  return { ok: true, output: { ExecutionArn: executionArn, StartDate: new Date(startedAt).toISOString() } };
};

const perform = async (ports: TaskPorts, kind: TaskKind, task: Task): Promise<TaskOutcome> => {
  const caller = ports.permissions.callerFor(task.roleArn);
  if (kind.kind === 'start-execution') {
    const { StateMachineArn } = StartInput.parse(task.input);
    ports.permissions.require(caller, 'states:StartExecution', StateMachineArn);
    return startExecution(ports, kind, task.input);
  }
  const direct = kind.kind === 'function';
  const { FunctionName, Payload } = direct
    ? { FunctionName: task.resource, Payload: task.input }
    : InvokeInput.parse(task.input);
  const arn = ports.functionArn(FunctionName);
  ports.permissions.require(caller, 'lambda:InvokeFunction', arn);
  const outcome = await invoke(ports, arn, Payload);
  if (direct || !outcome.ok) return outcome;
  return { ok: true, output: { ExecutedVersion: '$LATEST', Payload: outcome.output, StatusCode: 200 } };
};

/** Carries out a Task state under its machine's role; every failure is an error of the state, named as AWS names it. */
export const carryOut = async (ports: TaskPorts, task: Task): Promise<TaskOutcome> => {
  const kind = taskKind(task.resource);
  if (kind === undefined) return failed('States.Runtime', `The resource ${task.resource} is not supported.`);
  try {
    const outcome = await perform(ports, kind, task);
    if (outcome.ok && Buffer.byteLength(JSON.stringify(outcome.output)) > LARGEST_DATA_BYTES)
      return failed('States.DataLimitExceeded', 'The state returned a result above 262144 bytes.');
    return outcome;
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    return failed(
      name === 'AccessDeniedException' ? `${kind.errorPrefix}.${name}` : 'States.Runtime',
      message,
    );
  }
};
