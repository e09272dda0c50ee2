import type { ResolvedAssembly } from './assembly/model.ts';
import { createActivity } from './clock/activity.ts';
import { createClock, type RunningClock } from './clock/clock.ts';
import type { ChangeLine } from './dynamodb/changes.ts';
import { type Database, openDatabase } from './dynamodb/database.ts';
import { createFaults } from './faults.ts';
import { type AssemblyPermissions, createPermissions } from './iam/permissions.ts';
import { type AsyncInvocations, type AsyncRecord, createAsyncInvocations } from './lambda/async.ts';
import { createFunctions, type Functions } from './lambda/runner.ts';
import type { StackLog } from './log.ts';
import type { Addresses, StackContext } from './service.ts';
import type { StateFolder } from './state/folder.ts';

export interface CoreOptions {
  readonly assembly: ResolvedAssembly;
  readonly state: StateFolder;
  readonly addresses: Addresses;
  readonly log: StackLog;
  /** Where the clock of a new state folder starts, ms; real now when absent. */
  readonly startAt?: number | undefined;
  /** Who may do what; by the assembly's own policies when absent. */
  readonly permissions?: ((assembly: ResolvedAssembly) => AssemblyPermissions) | undefined;
  /** Puts a message into a queue of the stack. */
  readonly sendToQueue: (queueArn: string, body: string) => void;
}

/** Clock, identities, functions and tables: what every other service of the stack stands on. */
export interface Core {
  readonly context: StackContext;
  readonly clock: RunningClock;
  readonly permissions: AssemblyPermissions;
  readonly database: Database;
  /** Takes up what the last stop cut off; call it once every service answers. */
  resume(): Promise<void>;
  close(): Promise<void>;
}

type DeadLetter = { readonly queueArn: string; readonly roleArn: string; readonly body: string };

const openClock = (
  { state, startAt, log }: CoreOptions,
  activity: ReturnType<typeof createActivity>,
): RunningClock => {
  const offset = state.kept().clockOffset ?? (startAt === undefined ? 0 : startAt - Date.now());
  state.keep({ clockOffset: offset });
  return createClock({
    activity,
    offset,
    keep: (clockOffset) => state.keep({ clockOffset }),
    failed: log.failed,
  });
};

interface Parts {
  readonly database: Database;
  readonly invocations: AsyncInvocations;
  readonly clock: RunningClock;
  readonly functions: Functions;
}

const lifeOf = ({ database, invocations, clock, functions }: Parts): Pick<Core, 'resume' | 'close'> => ({
  async resume() {
    await database.resume();
    invocations.resume();
    clock.start();
  },
  async close() {
    clock.close();
    await functions.close();
    await database.close();
  },
});

/** Starts the core on a state folder. */
export const startCore = async (options: CoreOptions): Promise<Core> => {
  const { assembly, state, addresses, log } = options;
  const { failed } = log;
  const activity = createActivity();
  const clock = openClock(options, activity);
  const permissions = (options.permissions ?? createPermissions)(assembly);
  const { endpoint } = addresses;
  const faults = createFaults();
  const functions = createFunctions({
    ...{ assembly, clock, activity, permissions, endpoint, faults },
    log: log.stream,
  });
  const deadLetter = ({ queueArn, roleArn, body }: DeadLetter): void => {
    permissions.require(permissions.callerFor(roleArn), 'sqs:SendMessage', queueArn);
    options.sendToQueue(queueArn, body);
  };
  const pending = state.journal<AsyncRecord>('async-invocations');
  const invocations = createAsyncInvocations({ functions, activity, journal: pending, deadLetter, failed });
  const database = await openDatabase({
    ...{ assembly, clock, activity, permissions, functions, faults, deadLetter, failed },
    roleOf: (functionArn) => functions.definition(functionArn).roleArn,
    folder: state.file('tables'),
    journal: state.journal<ChangeLine>('changes', { keep: false }),
  });
  const { nextDue, dueItems } = database;
  const { invokeAsync } = invocations;
  const context: StackContext = {
    ...{ assembly, clock, activity, permissions, faults, addresses, nextDue, dueItems },
    functions: { invoke: functions.invoke, invokeAsync },
    journal: (name) => state.journal(name),
  };
  return {
    ...{ context, clock, permissions, database },
    ...lifeOf({ database, invocations, clock, functions }),
  };
};
