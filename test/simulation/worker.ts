import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parentPort } from 'node:worker_threads';
import type { WorldJob } from './simulation.ts';

enableCompileCache(fileURLToPath(new URL('../../.build/compiled', import.meta.url)));
const simulation = import('./simulation.ts');

/** Lives through the worlds that it is told of, one at a time, and answers how each went. */
parentPort?.on('message', async (job: WorldJob) => {
  const { liveThrough } = await simulation;
  parentPort?.postMessage(await liveThrough(job));
});
