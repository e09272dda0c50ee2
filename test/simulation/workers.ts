import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { WorldOutcome } from './run-world.ts';
import type { Crew } from './simulation.ts';

/** What one worker may keep, in megabytes: of the worlds that there are, each takes less; four workers stay below 4 GB. */
const MOST_MEGABYTES = 700;

const started = (): Worker =>
  new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEGABYTES, maxYoungGenerationSizeMb: 64 },
  });

/** Has threads of their own live through worlds while `work` goes on; what throws in one of them is thrown. */
export const withWorkers = async <T>(count: number, work: (crew: Crew) => Promise<T>): Promise<T> => {
  const workers = Array.from({ length: count }, started);
  const idle = [...workers];
  const live: Crew['live'] = async (job) => {
    const worker = idle.pop();
    if (worker === undefined) throw new Error(`More than ${count} worlds at once`);
    worker.postMessage(job);
    const [outcome]: readonly (WorldOutcome | undefined)[] = await once(worker, 'message');
    if (outcome === undefined) throw new Error('A worker answered nothing');
    idle.push(worker);
    return outcome;
  };
  try {
    return await work({ atOnce: count, live });
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
};
