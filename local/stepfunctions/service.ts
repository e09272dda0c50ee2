import type { AwsService, StackContext } from '../service.ts';
import { statesService } from './api.ts';
import { readMachine } from './definition.ts';
import { createEngine, type EngineParts } from './engine.ts';
import { openLedger } from './ledger.ts';
import type { ExecutionRecord } from './model.ts';
import { requireMachineRole } from './role.ts';
import type { StartRequest } from './start.ts';

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

const partsOf = (context: StackContext): EngineParts => {
  const { assembly, clock, permissions } = context;
  const resources = assembly.byKind('AWS::StepFunctions::StateMachine');
  for (const each of resources) requireMachineRole(permissions, each);
  const machines = new Map(resources.map((each) => [each.arn, readMachine(assembly, each)]));
  const ledger = openLedger(context.journal('executions'));
  for (const machine of machines.values()) ledger.keep(machine);
  return { context, machines, ledger, now: () => Math.floor(clock.now()) };
};

/** Runs the assembly's state machines; throws for a definition or a role with which they cannot be run. */
export const createStepFunctions = async (context: StackContext): Promise<StepFunctions> => {
  const parts = partsOf(context);
  const { ledger, machines, now } = parts;
  const interrupted = ledger.all().filter(({ status }) => status === 'RUNNING');
  const engine = createEngine(parts);
  await engine.check();
  return {
    service: statesService({
      permissions: context.permissions,
      ledger,
      start: engine.start,
      stop: engine.stop,
      now,
    }),
    async start(request) {
      const started = await engine.start(request);
      if (started.ok) return { executionArn: started.value.executionArn };
      throw Object.assign(new Error(started.refusal.message), { name: started.refusal.error });
    },
    async resume() {
      for (const record of interrupted) {
        const machine = machines.get(record.stateMachineArn);
        if (machine !== undefined) await engine.run(record, machine);
        else
          ledger.turn({
            executionArn: record.executionArn,
            steps: [],
            end: { status: 'ABORTED', at: now() },
          });
      }
    },
    executions: () => ledger.all(),
    close: engine.close,
  };
};
