import { randomUUID } from 'node:crypto';
import type { Writable } from 'node:stream';
import { Worker } from 'node:worker_threads';
import type { Invocation } from '../service.ts';
import type { FunctionDefinition } from './definition.ts';
import type { FunctionError, WorkerAnswer, WorkerRequest, WorkerStart } from './messages.ts';

export interface SandboxOptions {
  readonly definition: FunctionDefinition;
  /** All variables that the function sees. */
  readonly environment: Readonly<Record<string, string>>;
  readonly offset: SharedArrayBuffer;
  /** Where what the function prints goes. */
  readonly log: Writable;
}

/** What a synchronous answer of Lambda may weigh, bytes. */
const PAYLOAD_LIMIT = 6_291_556;
const WORKER = new URL('./worker.ts', import.meta.url);

const failed = ({ errorType, errorMessage }: FunctionError): Invocation => ({
  ok: false,
  error: { errorType, errorMessage },
});

const invocationOf = (answer: WorkerAnswer): Invocation => {
  if (!answer.ok) return failed(answer.error);
  if (Buffer.byteLength(answer.payload) <= PAYLOAD_LIMIT)
    return { ok: true, payload: JSON.parse(answer.payload) };
  const errorMessage = 'Response payload size exceeded maximum allowed payload size (6291556 bytes).';
  return failed({ errorType: 'Function.ResponseSizeTooLarge', errorMessage });
};

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

/** One execution environment: a worker thread that handles one event at a time; its bundle loads with the first. */
export class Sandbox {
  readonly #definition: FunctionDefinition;
  readonly #log: Writable;
  readonly #worker: Worker;
  #ended = false;
  #calls = 0;
  #settle: (invocation: Invocation) => void = () => {};

  constructor(options: SandboxOptions) {
    this.#definition = options.definition;
    this.#log = options.log;
    this.#worker = startWorker(options);
    this.#worker.on('message', (answer: WorkerAnswer) => this.#hear(answer));
    this.#worker.on('error', (error) => this.#crash('Runtime.UnhandledError', String(error)));
    this.#worker.on('exit', (code) => this.#crash('Runtime.ExitError', `Runtime exited with status ${code}`));
  }

  /** Whether its thread has ended; a new one is needed then. */
  get ended(): boolean {
    return this.#ended;
  }

  async invoke(event: unknown): Promise<Invocation> {
    const { name, arn, memoryMb, timeoutMs } = this.#definition;
    this.#calls += 1;
    const answered = new Promise<Invocation>((resolve) => {
      this.#settle = resolve;
    });
    const timeout = setTimeout(() => {
      this.#crash('Sandbox.Timedout', `Task timed out after ${timeoutMs / 1000} seconds`);
      void this.#worker.terminate();
    }, timeoutMs);
    const request = { requestId: randomUUID(), functionName: name, functionArn: arn, memoryMb, timeoutMs };
    this.#worker.postMessage({ id: this.#calls, event, ...request } satisfies WorkerRequest);
    const invocation = await answered;
    clearTimeout(timeout);
    return invocation;
  }

  async close(): Promise<void> {
    this.#ended = true;
    await this.#worker.terminate();
  }

  #hear(answer: WorkerAnswer): void {
    if (answer.id !== this.#calls) return;
    if (!answer.ok) this.#note(answer.error);
    this.#settle(invocationOf(answer));
  }

  #crash(errorType: string, errorMessage: string): void {
    if (!this.#ended) this.#note({ errorType, errorMessage });
    this.#ended = true;
    this.#settle(failed({ errorType, errorMessage }));
  }

  #note(error: FunctionError): void {
    this.#log.write(`${JSON.stringify({ level: 'ERROR', function: this.#definition.name, ...error })}\n`);
  }
}
