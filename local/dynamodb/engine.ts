import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';

/** What the engine answered: DynamoDB's own JSON, and its status. */
export interface EngineAnswer {
  readonly status: number;
  readonly body: Readonly<Record<string, unknown>>;
}

/** The engine that keeps the tables: DynamoDB's API without streams, permissions or transactions. */
export interface Engine {
  call(action: string, input: Readonly<Record<string, unknown>>): Promise<EngineAnswer>;
  close(): Promise<void>;
}

const WORKER = new URL('./dynalite-worker.ts', import.meta.url);
/** The engine wants a signature to be there, and does not check it. */
const AUTHORIZATION =
  'AWS4-HMAC-SHA256 Credential=local/20000101/local/dynamodb/aws4_request, SignedHeaders=host, Signature=0';
const Body = z.record(z.string(), z.unknown());

const post = (options: { agent: Agent; port: number; action: string }, body: string): Promise<EngineAnswer> =>
  new Promise((resolve, reject) => {
    const { agent, port, action } = options;
    const headers = {
      'content-type': 'application/x-amz-json-1.0',
      'content-length': Buffer.byteLength(body),
      'x-amz-target': `DynamoDB_20120810.${action}`,
      'x-amz-date': '20000101T000000Z',
      authorization: AUTHORIZATION,
    };
    const sent = request({ agent, host: '127.0.0.1', port, method: 'POST', headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({ status: response.statusCode ?? 500, body: Body.parse(JSON.parse(text)) });
      });
    });
    sent.on('error', reject);
    sent.end(body);
  });

/** Starts the engine on a folder. Acknowledged writes survive the death of the process. */
export const startEngine = async (path: string): Promise<Engine> => {
  const worker = new Worker(WORKER, { workerData: { path }, execArgv: [] });
  const [port] = await once(worker, 'message');
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  return {
    call: (action, input) => post({ agent, port: Number(port), action }, JSON.stringify(input)),
    async close() {
      const ended = once(worker, 'exit');
      worker.postMessage('close');
      agent.destroy();
      await ended;
    },
  };
};
