import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';

const WORKER = new URL('../../../local/dynamodb/dynalite-worker.ts', import.meta.url);

it('the engine closes no connection for having been idle', async () => {
  const path = mkdtempSync(join(tmpdir(), 'pact-engine-'));
  const worker = new Worker(WORKER, { workerData: { path }, execArgv: [] });
  try {
    const [port] = await once(worker, 'message');
    const { headers } = await fetch(`http://127.0.0.1:${port}/`);
    // Node says here after how many seconds it would.
    expect(headers.get('connection')).toBe('keep-alive');
    expect(headers.get('keep-alive')).toBeNull();
  } finally {
    const ended = once(worker, 'exit');
    worker.postMessage('close');
    await ended;
    rmSync(path, { recursive: true, force: true });
  }
});
