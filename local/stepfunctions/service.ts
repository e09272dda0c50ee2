import type { AwsService, StackContext } from '../service.ts';
import { statesService } from './api.ts';
import { type Bridge, openBridge } from './bridge.ts';
import { readMachine } from './definition.ts';
import { type Ledger, openLedger } from './ledger.ts';
import type { FromWorker, TaskRequest, TimerRequest } from './messages.ts';
import type { ExecutionRecord, Machine } from './model.ts';
import { currentState, orderOf } from './runnable.ts';
import { createStart, type StartRequest } from './start.ts';
import { carryOut, type TaskPorts } from './tasks.ts';
import { turnsOf } from './turns.ts';

export interface StepFunctions {
  readonly service: AwsService;
  /** Throws, with AWS's name of the error as its `name`, where AWS would refuse. */
  start(request: StartRequest): Promise<{ executionArn: string }>;
  /** Lets interrupted executions go on where they were; once the functions can be called. */
  resume(): Promise<void>;
  /** Every execution, in the order in which they were started. */
  executions(): readonly ExecutionRecord[];
  close(): Promise<void>;
}

const checkAll = async (bridge: Bridge, machines: ReadonlyMap<string, Machine>): Promise<void> => {
  for (const { name, definition } of machines.values()) {
    const fault = await bridge.send({ kind: 'check', definition });
    if (fault !== undefined) throw new Error(`The state machine ${name} is not valid: ${fault}`);
  }
};

const labelOf = (ledger: Ledger, { executionArn, bounds }: TimerRequest): string => {
  const record = ledger.find(executionArn);
  if (record === undefined) return 'a state machine';
  const what = bounds === 'execution' ? 'its timeout' : record.steps.at(-1)?.state;
  return `${record.machine} ${record.name}: ${what ?? 'start'}`;
};

/** Runs the assembly's state machines; throws for a definition that cannot be run here. */
export const createStepFunctions = async (context: StackContext): Promise<StepFunctions> => {
  const { assembly, clock, activity, functions, permissions } = context;
  const resources = assembly.byKind('AWS::StepFunctions::StateMachine');
  const machines = new Map(resources.map((each) => [each.arn, readMachine(assembly, each)]));
  const ledger = openLedger(context.journal('executions'));
  for (const machine of machines.values()) ledger.keep(machine);
  const now = () => Math.floor(clock.now());

  const run = async (record: ExecutionRecord, { roleArn }: Machine): Promise<void> => {
    const definition = ledger.definition(record.revision);
    await bridge.send({ kind: 'run', order: orderOf({ record, roleArn, definition, now: now() }) });
  };
  const start = createStart({ machines, ledger, now, run });
  const ports: TaskPorts = {
    functions,
    permissions,
    start,
    functionArn: (nameOrArn) => {
      const bare = nameOrArn.replace(/:\$LATEST$/, '');
      return bare.startsWith('arn:')
        ? bare
        : `arn:aws:lambda:${assembly.region}:${assembly.account}:function:${bare}`;
    },
  };
  const bridge = openBridge({
    clock,
    activity,
    label: (timer) => labelOf(ledger, timer),
    record: (message: FromWorker) => {
      const stateOf = (record: ExecutionRecord) => currentState(record, ledger.definition(record.revision));
      for (const turn of turnsOf(message, ledger, stateOf)) ledger.turn(turn);
    },
    carryOut: ({ executionArn, resource, input }: TaskRequest) => {
      const machine = machines.get(ledger.find(executionArn)?.stateMachineArn ?? '');
      return carryOut(ports, { roleArn: machine?.roleArn ?? '', resource, input });
    },
  });

  await checkAll(bridge, machines);
  const resume = async (): Promise<void> => {
    for (const record of ledger.all().filter(({ status }) => status === 'RUNNING')) {
      const machine = machines.get(record.stateMachineArn);
      if (machine === undefined) {
        ledger.turn({ executionArn: record.executionArn, steps: [], end: { status: 'ABORTED', at: now() } });
      } else await run(record, machine);
    }
  };
  const stop = async (executionArn: string): Promise<void> => {
    await bridge.send({ kind: 'abort', executionArn });
  };
  return {
    service: statesService({ permissions, ledger, start, stop, now }),
    async start(request) {
      const started = await start(request);
      if (started.ok) return { executionArn: started.value.executionArn };
      throw Object.assign(new Error(started.refusal.message), { name: started.refusal.error });
    },
    resume,
    executions: () => ledger.all(),
    close: () => bridge.close(),
  };
};
