import { Worker } from 'node:worker_threads';
import type { Activity, LocalClock } from '../service.ts';
import type { FromWorker, TaskRequest, TimerRequest, ToWorker, TurnBody } from './messages.ts';
import type { TaskOutcome } from './model.ts';

export interface BridgePorts {
  readonly clock: LocalClock;
  readonly activity: Activity;
  /** Writes down what happened; called before any task of the same turn begins. */
  record(message: FromWorker): void;
  carryOut(task: TaskRequest): Promise<TaskOutcome>;
  /** What a timer is for, in words. */
  label(timer: TimerRequest): string;
}

export interface Bridge {
  /** Hands a message to the worker; resolves with its validator's fault, if any, once the worker has come to rest. */
  send(body: TurnBody): Promise<string | undefined>;
  close(): Promise<void>;
}

/** The thread in which the state machines run: its timers are kept by the clock, its tasks carried out here. */
export const openBridge = (ports: BridgePorts): Bridge => {
  const { clock, activity } = ports;
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    workerData: { offset: clock.offset },
  });
  const turns = new Map<number, (fault: string | undefined) => void>();
  const timers = new Map<number, () => void>();
  let last = 0;

  const send = (body: TurnBody): Promise<string | undefined> =>
    activity.track('state machines', () => {
      last += 1;
      const turn = last;
      const settled = new Promise<string | undefined>((resolve) => turns.set(turn, resolve));
      const message: ToWorker = { ...body, turn };
      worker.postMessage(message);
      return settled;
    });

  const setTimer = (request: TimerRequest): void => {
    const fire = async () => {
      timers.delete(request.timer);
      await send({ kind: 'fire', timer: request.timer });
    };
    timers.set(request.timer, clock.schedule(request.at, ports.label(request), fire));
  };

  const cancelTimer = (timer: number): void => {
    timers.get(timer)?.();
    timers.delete(timer);
  };

  const carryOut = (task: TaskRequest): Promise<void> =>
    activity.track(`task ${task.state}`, async () => {
      const outcome = await ports.carryOut(task);
      await send({ kind: 'answer', task: task.task, outcome });
    });

  worker.on('message', (message: FromWorker) => {
    ports.record(message);
    message.cancelled.forEach(cancelTimer);
    message.timers.forEach(setTimer);
    for (const task of message.tasks) void carryOut(task);
    for (const turn of message.settled) {
      turns.get(turn)?.(message.faults.find((each) => each.turn === turn)?.fault);
      turns.delete(turn);
    }
  });
  worker.on('error', (cause) => {
    throw new Error('The thread of the state machines died.', { cause });
  });

  return {
    send,
    async close() {
      await worker.terminate();
    },
  };
};
