import { parentPort } from 'node:worker_threads';
import { liveThrough, type WorldJob } from './simulation.ts';

/** Lives through the worlds that it is told of, one at a time, and answers how each went. */
parentPort?.on('message', async (job: WorldJob) => {
  parentPort?.postMessage(await liveThrough(job));
});
