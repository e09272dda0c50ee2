import { StateMachine } from 'aws-local-stepfunctions';
import type * as z from 'zod/mini';
import { machineOf, statesOf, textOf, type WorkflowName } from './definition.ts';

type EventLog =
  ReturnType<StateMachine['run']>['eventLogs'] extends AsyncGenerator<infer Event> ? Event : never;

interface Contract {
  readonly [task: string]: { readonly input: z.ZodMiniType; readonly output: z.ZodMiniType };
}
export interface Start {
  readonly StateMachineArn: string;
  readonly Name?: string;
  readonly Input: unknown;
}

export interface Scene<C extends Contract> {
  readonly workflow: WorkflowName;
  readonly contract: C;
  readonly input: Readonly<Record<string, string | number | boolean>>;
  /** What the function answers to each task; throws where it fails. */
  readonly tasks: { readonly [T in keyof C]?: (input: z.infer<C[T]['input']>) => z.infer<C[T]['output']> };
  readonly start?: (start: Start) => void;
}

export interface Run {
  /** The states in the order in which they were entered. */
  readonly entered: readonly string[];
  readonly events: readonly EventLog[];
  /** How many events AWS would put into the execution's history. */
  readonly history: number;
  /** The name of the error that the execution ended with. */
  readonly error: string | undefined;
}

/** An error as AWS names it. */
export const named = (name: string): Error => Object.assign(new Error(`${name} happened`), { name });

type Handler = (input: unknown) => unknown;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

const invocation =
  <C extends Contract>({ contract, tasks }: Scene<C>): Handler =>
  (parameters) => {
    const payload = isRecord(parameters) ? parameters['Payload'] : undefined;
    const task = isRecord(payload) ? String(payload['task']) : '';
    const schemas = contract[task];
    const answer = tasks[task];
    if (schemas === undefined || answer === undefined) throw new Error(`No answer to the task "${task}"`);
    const output = answer(schemas.input.parse(payload) as never);
    return { Payload: schemas.output.parse(output), StatusCode: 200 };
  };

const starting =
  <C extends Contract>({ start = () => undefined }: Scene<C>): Handler =>
  (parameters) => {
    start(parameters as Start);
    return { ExecutionArn: 'started' };
  };

const EVENTS_OF = new Set([
  'StateEntered',
  'StateExited',
  'MapIterationStarted',
  'MapIterationSucceeded',
  'ExecutionStarted',
  'ExecutionSucceeded',
  'ExecutionFailed',
]);

/** A task's attempt is scheduled, started and ended; a Map is started and ended; the rest is told by the log. */
const historyOf = (events: readonly EventLog[], attempts: number): number => {
  const maps = events.filter((event) => event.type === 'StateEntered' && event.state.type === 'Map').length;
  return events.filter(({ type }) => EVENTS_OF.has(type)).length + attempts * 3 + maps * 2;
};

/** Runs a definition as it deploys, with functions in memory, waits of no length, and retries at once. */
export const runMachine = async <C extends Contract>(scene: Scene<C>): Promise<Run> => {
  const states = statesOf(machineOf(scene.workflow));
  const pick = (type: string) => states.filter(([, state]) => state.Type === type);
  let attempts = 0;
  const handlers = pick('Task').map(([name, { Resource = '' }]) => {
    const handler = Resource.endsWith(':startExecution') ? starting(scene) : invocation(scene);
    const counted = async (input: unknown) => {
      attempts += 1;
      return handler(input);
    };
    return [name, counted] as const;
  });
  const execution = new StateMachine(JSON.parse(textOf(scene.workflow)), {
    validationOptions: { noValidate: true },
  }).run(scene.input, {
    context: { Execution: { Id: 'execution-1', Name: 'one' }, StateMachine: { Id: 'machine-1' } },
    overrides: {
      taskResourceLocalHandlers: Object.fromEntries(handlers) as never,
      waitTimeOverrides: Object.fromEntries(pick('Wait').map(([name]) => [name, 0])),
      retryIntervalOverrides: Object.fromEntries(pick('Task').map(([name]) => [name, 0])),
    },
  });
  const ended = execution.result.then(
    () => undefined,
    (error: unknown) =>
      error instanceof Error && error.cause instanceof Error ? error.cause.name : String(error),
  );
  const events: EventLog[] = [];
  for await (const event of execution.eventLogs) events.push(event);
  const entered = events.flatMap((event) => (event.type === 'StateEntered' ? [event.state.name] : []));
  return { entered, events, history: historyOf(events, attempts), error: await ended };
};
