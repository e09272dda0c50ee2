import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Invocation } from '../service.ts';
import type { FunctionDefinition } from './definition.ts';
import type { FunctionError, WorkerAnswer, WorkerStart } from './messages.ts';

export interface SandboxOptions {
  readonly definition: FunctionDefinition;
  /** All variables that the function sees. */
  readonly environment: Readonly<Record<string, string>>;
  readonly offset: SharedArrayBuffer;
  /** Where what the function prints goes. */
  readonly log: Writable;
}

/** One execution environment: a worker thread that handles one event at a time. */
export interface Sandbox {
  invoke(event: unknown): Promise<Invocation>;
  /** Whether its thread has ended; a new one is needed then. */
  ended(): boolean;
  close(): Promise<void>;
}

/** What a synchronous answer of Lambda may weigh, bytes. */
const PAYLOAD_LIMIT = 6_291_556;
const WORKER = new URL('./worker.ts', import.meta.url);

const failed = ({ errorType, errorMessage }: FunctionError): Invocation => ({
  ok: false,
  error: { errorType, errorMessage },
});

const startWorker = ({ definition, environment, offset, log }: SandboxOptions): Worker => {
  const { folder, handler, memoryMb } = definition;
  const worker = new Worker(WORKER, {
    workerData: { folder, handler, offset } satisfies WorkerStart,
    env: environment,
    stdout: true,
    stderr: true,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: memoryMb },
  });
  worker.stdout.on('data', (chunk) => log.write(chunk));
  worker.stderr.on('data', (chunk) => log.write(chunk));
  worker.unref();
  return worker;
};

/** Starts an execution environment; its bundle loads with the first event. */
export const createSandbox = (options: SandboxOptions): Sandbox => {
  const { definition, log } = options;
  const worker = startWorker(options);
  let ended = false;
  let calls = 0;
  let settle: ((invocation: Invocation) => void) | undefined;

  const finish = (invocation: Invocation) => {
    settle?.(invocation);
    settle = undefined;
  };
  const crash = (error: FunctionError) => {
    ended = true;
    finish(failed(error));
  };
  worker.on('message', (answer: WorkerAnswer) => {
    if (answer.id !== calls) return;
    if (!answer.ok) {
      log.write(`${JSON.stringify({ level: 'ERROR', function: definition.name, ...answer.error })}\n`);
      finish(failed(answer.error));
    } else if (Buffer.byteLength(answer.payload) > PAYLOAD_LIMIT) {
      finish(
        failed({
          errorType: 'Function.ResponseSizeTooLarge',
          errorMessage: 'Response payload size exceeded 6 MB',
        }),
      );
    } else finish({ ok: true, payload: JSON.parse(answer.payload) });
  });
  worker.on('error', (error) => crash({ errorType: 'Runtime.UnhandledError', errorMessage: String(error) }));
  worker.on('exit', (code) =>
    crash({ errorType: 'Runtime.ExitError', errorMessage: `The function ended with ${code}` }),
  );

  return {
    ended: () => ended,
    async invoke(event) {
      calls += 1;
      const { name, arn, memoryMb, timeoutMs } = definition;
      const answered = new Promise<Invocation>((resolve) => {
        settle = resolve;
      });
      const timeout = setTimeout(() => {
        crash({
          errorType: 'Sandbox.Timedout',
          errorMessage: `Task timed out after ${timeoutMs / 1000} seconds`,
        });
        void worker.terminate();
      }, timeoutMs);
      const requestId = randomUUID();
      worker.postMessage({
        id: calls,
        event,
        requestId,
        functionName: name,
        functionArn: arn,
        memoryMb,
        timeoutMs,
      });
      const invocation = await answered;
      clearTimeout(timeout);
      return invocation;
    },
    async close() {
      ended = true;
      await worker.terminate();
    },
  };
};
