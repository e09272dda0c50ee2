import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { StackContext } from '../service.ts';
import { issuerSettings } from './settings.ts';

/** The thread of the OpenID Connect issuer: it holds its port from the start, and serves once it is told what. */
export interface IssuerThread {
  readonly port: number;
  /**
   * Begins to serve at `addresses.issuer`, with dates that show virtual time; resolves once it answers. Accounts are fixed,
   * so nothing of it needs to survive a restart; sessions do not.
   */
  serve(context: StackContext): Promise<void>;
  close(): Promise<void>;
}

/** Starts the thread on a port, any free one for 0; rejects as `holdPort` does. */
export const startIssuerThread = async (port: number): Promise<IssuerThread> => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { port } });
  const [held] = await once(worker, 'message');
  return {
    port: Number(held),
    async serve(context) {
      worker.postMessage(issuerSettings(context));
      await once(worker, 'message');
      worker.on('error', (cause) => {
        throw new Error('The thread of the sign-in issuer died.', { cause });
      });
    },
    async close() {
      await worker.terminate();
    },
  };
};
