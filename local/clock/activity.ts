import { setTimeout as delay } from 'node:timers/promises';
import type { Activity } from '../service.ts';

/** Activity that can also be counted from outside a promise: `begin` returns what ends it. */
export interface CountedActivity extends Activity {
  begin(label: string): () => void;
  /** What is in flight now, by label. */
  inFlight(): readonly string[];
}

/** How long nothing may have been in flight before the stack counts as idle: events hop between sockets meanwhile. */
const SETTLED_MS = 3;

export const createActivity = (): CountedActivity => {
  const running = new Map<symbol, string>();
  let waiting: (() => void)[] = [];
  let started = 0;

  const begin = (label: string) => {
    const key = Symbol(label);
    running.set(key, label);
    started += 1;
    return () => {
      running.delete(key);
      if (running.size > 0) return;
      const settled = waiting;
      waiting = [];
      for (const wake of settled) wake();
    };
  };

  return {
    begin,
    inFlight: () => [...running.values()],
    async track(label, work) {
      const end = begin(label);
      try {
        return await work();
      } finally {
        end();
      }
    },
    async idle() {
      let seen: number;
      do {
        if (running.size > 0) await new Promise<void>((resolve) => waiting.push(resolve));
        seen = started;
        await delay(SETTLED_MS);
      } while (running.size > 0 || seen !== started);
    },
  };
};
