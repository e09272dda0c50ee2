import type { StackContext } from '../service.ts';
import { openBridge } from './bridge.ts';
import type { Ledger } from './ledger.ts';
import type { FromWorker, TaskRequest, TimerRequest } from './messages.ts';
import type { ExecutionRecord, Machine } from './model.ts';
import { currentState, orderOf } from './runnable.ts';
import { createStart, type Start } from './start.ts';
import { carryOut, type TaskPorts } from './tasks.ts';
import { turnsOf } from './turns.ts';

export interface EngineParts {
  readonly context: StackContext;
  /** By ARN. */
  readonly machines: ReadonlyMap<string, Machine>;
  readonly ledger: Ledger;
  /** Whole milliseconds, virtual. */
  readonly now: () => number;
}

/** Runs executions in the worker and writes down what happens to them. */
export interface Engine {
  readonly start: Start;
  run(record: ExecutionRecord, machine: Machine): Promise<void>;
  stop(executionArn: string): Promise<void>;
  /** Throws, naming the machine, for a definition that the library's validator refuses. */
  check(): Promise<void>;
  close(): Promise<void>;
}

const labelOf = (ledger: Ledger, { executionArn, bounds }: TimerRequest): string => {
  const record = ledger.find(executionArn);
  if (record === undefined) return 'a state machine';
  const what = bounds === 'execution' ? 'its timeout' : record.steps.at(-1)?.state;
  return `${record.machine} ${record.name}: ${what ?? 'start'}`;
};

const functionArnIn =
  ({ region, account }: StackContext['assembly']) =>
  (nameOrArn: string): string => {
    const bare = nameOrArn.replace(/:\$LATEST$/, '');
    return bare.startsWith('arn:') ? bare : `arn:aws:lambda:${region}:${account}:function:${bare}`;
  };

const bridgeFor = ({ context, machines, ledger }: EngineParts, ports: () => TaskPorts) =>
  openBridge({
    clock: context.clock,
    activity: context.activity,
    label: (timer) => labelOf(ledger, timer),
    record: (message: FromWorker) => {
      const stateOf = (record: ExecutionRecord) => currentState(record, ledger.definition(record.revision));
      for (const turn of turnsOf(message, ledger, stateOf)) ledger.turn(turn);
    },
    carryOut: ({ executionArn, resource, input }: TaskRequest) => {
      const machine = machines.get(ledger.find(executionArn)?.stateMachineArn ?? '');
      return carryOut(ports(), { roleArn: machine?.roleArn ?? '', resource, input });
    },
  });

export const createEngine = (parts: EngineParts): Engine => {
  const { context, machines, ledger, now } = parts;
  const { functions, permissions, assembly } = context;
  const bridge = bridgeFor(parts, () => ports);
  const run = async (record: ExecutionRecord, { roleArn }: Machine): Promise<void> => {
    const definition = ledger.definition(record.revision);
    await bridge.send({ kind: 'run', order: orderOf({ record, roleArn, definition, now: now() }) });
  };
  const start = createStart({ machines, ledger, now, run });
  const ports: TaskPorts = { functions, permissions, start, functionArn: functionArnIn(assembly) };
  return {
    start,
    run,
    async stop(executionArn) {
      await bridge.send({ kind: 'abort', executionArn });
    },
    async check() {
      for (const { name, definition } of machines.values()) {
        const fault = await bridge.send({ kind: 'check', definition });
        if (fault !== undefined) throw new Error(`The state machine ${name} is not valid: ${fault}`);
      }
    },
    close: () => bridge.close(),
  };
};
