import type { Crash } from '../faults.ts';
import type { Invocation } from '../service.ts';
import type { Sandbox } from './sandbox.ts';

/** How many events of one function are handled at once. */
const CONCURRENCY = 2;

export interface Pool {
  /** `crash`: the execution environment ends then, and the event has no answer. */
  invoke(event: unknown, crash?: Crash): Promise<Invocation>;
  close(): Promise<void>;
}

const crashing = async (sandbox: Sandbox, event: unknown, crash: Crash): Promise<Invocation> => {
  if (crash === 'crash-after') await sandbox.invoke(event);
  await sandbox.close();
  return {
    ok: false,
    error: {
      errorType: 'Runtime.ExitError',
      errorMessage: 'Runtime exited: a fault of the local stack is on',
    },
  };
};

/** Execution environments of one function: started when first needed, replaced when they end. */
export const createPool = (start: () => Sandbox): Pool => {
  let idle: Sandbox[] = [];
  const busy = new Set<Sandbox>();
  const queue: ((sandbox: Sandbox) => void)[] = [];

  const take = (): Sandbox | Promise<Sandbox> => {
    idle = idle.filter((sandbox) => !sandbox.ended);
    const free = idle.pop() ?? (busy.size < CONCURRENCY ? start() : undefined);
    if (free === undefined) return new Promise((resolve) => queue.push(resolve));
    busy.add(free);
    return free;
  };

  const giveBack = (sandbox: Sandbox) => {
    busy.delete(sandbox);
    const usable = sandbox.ended ? undefined : sandbox;
    const waiting = queue.shift();
    if (waiting !== undefined) {
      const next = usable ?? start();
      busy.add(next);
      waiting(next);
    } else if (usable !== undefined) idle.push(usable);
  };

  return {
    async invoke(event, crash) {
      const sandbox = await take();
      try {
        return crash === undefined ? await sandbox.invoke(event) : await crashing(sandbox, event, crash);
      } finally {
        giveBack(sandbox);
      }
    },
    async close() {
      await Promise.all([...idle, ...busy].map((sandbox) => sandbox.close()));
    },
  };
};
