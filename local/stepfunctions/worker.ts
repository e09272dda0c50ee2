import { AsyncLocalStorage } from 'node:async_hooks';
import { parentPort, workerData } from 'node:worker_threads';
import { StateMachine } from 'aws-local-stepfunctions';
import { installVirtualDate } from '../clock/virtual-date.ts';
import { endOfFailure, stepOf } from './events.ts';
import { faultOf, taskResources } from './library.ts';
import type { RunOrder, ToWorker } from './messages.ts';
import type { TaskOutcome } from './model.ts';
import { createOutbox } from './outbox.ts';
import { installVirtualTimers } from './virtual-timers.ts';

interface Scope {
  readonly executionArn: string;
  /** The library sets the timer of a machine with TimeoutSeconds first of all. */
  bounded: boolean;
}

interface Handled {
  resolve(output: never): void;
  reject(error: Error): void;
}

const port = parentPort;
if (port === null) throw new Error('This module runs in a worker thread.');

const scopes = new AsyncLocalStorage<Scope>();
const outbox = createOutbox((message) => port.postMessage(message));
const tasks = new Map<number, Handled>();
const aborts = new Map<string, () => void>();
let lastTask = 0;

installVirtualDate((workerData as { offset: SharedArrayBuffer }).offset);
const timers = installVirtualTimers(outbox, () => {
  const scope = scopes.getStore();
  const bounds = scope?.bounded ? 'execution' : 'state';
  if (scope !== undefined) scope.bounded = false;
  return { executionArn: scope?.executionArn ?? '', bounds };
});

const handlersFor = (order: RunOrder) =>
  Object.fromEntries(
    taskResources(order.definition).map(({ state, resource }) => [
      state,
      (input: unknown) =>
        new Promise<never>((resolve, reject) => {
          lastTask += 1;
          tasks.set(lastTask, { resolve, reject });
          outbox.add('tasks', { task: lastTask, executionArn: order.executionArn, state, resource, input });
        }),
    ]),
  );

const follow = async (order: RunOrder, running: ReturnType<StateMachine['run']>): Promise<void> => {
  const { executionArn } = order;
  const end = running.result.then(
    (output) => ({ status: 'SUCCEEDED', at: Date.now(), output }) as const,
    (failure: unknown) => endOfFailure(failure, Date.now()),
  );
  let first = true;
  for await (const event of running.eventLogs) {
    const step = stepOf(event);
    if (step === undefined) continue;
    outbox.add('steps', { executionArn, step: first && order.resumes ? { ...step, kind: 'resumed' } : step });
    first = false;
  }
  outbox.add('ended', { executionArn, end: await end });
  aborts.delete(executionArn);
};

const run = (order: RunOrder): void => {
  const scope = { executionArn: order.executionArn, bounded: order.definition.TimeoutSeconds !== undefined };
  scopes.run(scope, () => {
    const machine = new StateMachine(order.definition, { validationOptions: { noValidate: true } });
    const running = machine.run(order.input as Parameters<StateMachine['run']>[0], {
      context: order.context,
      overrides: { taskResourceLocalHandlers: handlersFor(order) },
    });
    aborts.set(order.executionArn, running.abort);
    void follow(order, running);
  });
};

const answer = (task: number, outcome: TaskOutcome): void => {
  const handled = tasks.get(task);
  tasks.delete(task);
  if (outcome.ok) handled?.resolve(outcome.output as never);
  else handled?.reject(Object.assign(new Error(outcome.cause), { name: outcome.error }));
};

port.on('message', (message: ToWorker) => {
  if (message.kind === 'check') {
    const fault = faultOf(message.definition);
    if (fault !== undefined) outbox.add('faults', { turn: message.turn, fault });
  } else if (message.kind === 'run') run(message.order);
  else if (message.kind === 'answer') answer(message.task, message.outcome);
  else if (message.kind === 'fire') timers.fire(message.timer);
  else aborts.get(message.executionArn)?.();
  outbox.add('settled', message.turn);
});
