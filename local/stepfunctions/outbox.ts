import type { FromWorker } from './messages.ts';

type Mutable = { -readonly [K in keyof FromWorker]: FromWorker[K][number][] };

const empty = (): Mutable => ({
  steps: [],
  timers: [],
  cancelled: [],
  tasks: [],
  ended: [],
  settled: [],
  faults: [],
});

export interface Outbox {
  add<K extends keyof FromWorker>(kind: K, item: FromWorker[K][number]): void;
  /** Takes back a timer that was not posted yet; false if it has been. */
  takeBack(timer: number): boolean;
}

/**
 * Collects what comes out of a turn and posts it as one message once nothing is left to run: the library only ever goes
 * on by promises, so the next macrotask is after all of it.
 */
export const createOutbox = (post: (message: FromWorker) => void): Outbox => {
  let waiting: Mutable | undefined;

  const flush = () => {
    if (waiting === undefined) return;
    const message = waiting;
    waiting = undefined;
    post(message);
  };
  const open = (): Mutable => {
    if (waiting === undefined) {
      waiting = empty();
      setImmediate(flush);
    }
    return waiting;
  };

  return {
    add(kind, item) {
      const items: FromWorker[typeof kind][number][] = open()[kind];
      items.push(item);
    },
    takeBack(timer) {
      const at = waiting?.timers.findIndex((each) => each.timer === timer) ?? -1;
      if (at < 0) return false;
      waiting?.timers.splice(at, 1);
      return true;
    },
  };
};
