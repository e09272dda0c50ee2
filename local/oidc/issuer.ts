import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import type { StackContext } from '../service.ts';
import { issuerSettings } from './settings.ts';

export interface Issuer {
  close(): Promise<void>;
}

/**
 * Starts the OpenID Connect issuer at `addresses.issuer`, in a thread of its own whose dates show virtual time; resolves
 * once it answers. Accounts are fixed, so nothing of it needs to survive a restart; sessions do not.
 */
export const startIssuer = async (context: StackContext): Promise<Issuer> => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: issuerSettings(context) });
  await once(worker, 'message');
  worker.on('error', (cause) => {
    throw new Error('The thread of the sign-in issuer died.', { cause });
  });
  return {
    async close() {
      await worker.terminate();
    },
  };
};
