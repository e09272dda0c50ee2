import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { done, type Result, refused } from '../../functions/platform/result.ts';
import type { Ledger } from './ledger.ts';
import type { ExecutionRecord, Machine } from './model.ts';

export interface StartRequest {
  readonly stateMachineArn: string;
  readonly name?: string;
  readonly input: unknown;
}

interface StartRefusal {
  readonly error:
    | 'ExecutionAlreadyExists'
    | 'StateMachineDoesNotExist'
    | 'InvalidName'
    | 'InvalidExecutionInput';
  readonly message: string;
}

export type Start = (request: StartRequest) => Promise<Result<ExecutionRecord, StartRefusal>>;

export interface StartPorts {
  readonly machines: ReadonlyMap<string, Machine>;
  readonly ledger: Ledger;
  readonly now: () => number;
  run(record: ExecutionRecord, machine: Machine): Promise<void>;
}

/** How long the name of a closed execution is kept: https://docs.aws.amazon.com/step-functions/latest/apireference/API_StartExecution.html */
const NAME_KEPT_MS = 90 * 86_400_000;
const LARGEST_INPUT_BYTES = 262_144;
const NAME = /^[^\s<>{}[\]?*"#%\\^|~`$&,;:/\p{Cc}]{1,80}$/u;

const refusal = (error: StartRefusal['error'], message: string) => refused<StartRefusal>({ error, message });

const nameIsFree = (record: ExecutionRecord, now: number): boolean =>
  record.end !== undefined && now - record.end.at > NAME_KEPT_MS;

/** Starts executions as AWS does: a name is one execution, and starting a running one again with its input is no error. */
export const createStart =
  ({ machines, ledger, now, run }: StartPorts): Start =>
  async ({ stateMachineArn, name = randomUUID(), input }) => {
    const machine = machines.get(stateMachineArn);
    if (machine === undefined)
      return refusal('StateMachineDoesNotExist', `State Machine Does Not Exist: '${stateMachineArn}'`);
    if (!NAME.test(name)) return refusal('InvalidName', `Invalid Name: '${name}'`);
    if (Buffer.byteLength(JSON.stringify(input ?? null)) > LARGEST_INPUT_BYTES)
      return refusal('InvalidExecutionInput', 'The input is larger than 262144 bytes.');
    const executionArn = `${stateMachineArn.replace(':stateMachine:', ':execution:')}:${name}`;
    const before = ledger.find(executionArn);
    if (before?.status === 'RUNNING' && isDeepStrictEqual(before.input, input)) return done(before);
    if (before !== undefined && !nameIsFree(before, now()))
      return refusal('ExecutionAlreadyExists', `Execution Already Exists: '${executionArn}'`);
    const record = ledger.start({
      executionArn,
      stateMachineArn,
      machine: machine.name,
      name,
      input,
      revision: machine.revision,
      startedAt: now(),
    });
    await run(record, machine);
    return done(record);
  };
