import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { installVirtualDate } from '../clock/virtual-date.ts';
import type { FunctionError, WorkerAnswer, WorkerRequest, WorkerStart } from './messages.ts';

/** The inside of one execution environment: loads the bundle as Lambda does and answers one event at a time. */
type Handler = (event: unknown, context: unknown) => unknown;

const port = parentPort;
if (port === null) throw new Error('This file is the start of a worker thread.');
const { folder, handler: handlerName, offset } = workerData as WorkerStart;

installVirtualDate(offset);

const errorOf = (thrown: unknown): FunctionError =>
  thrown instanceof Error
    ? { errorType: thrown.name, errorMessage: thrown.message, trace: (thrown.stack ?? '').split('\n') }
    : { errorType: typeof thrown, errorMessage: String(thrown) };

const loadHandler = (): Handler => {
  const [file = '', name = ''] = handlerName.split('.');
  const loaded: Readonly<Record<string, unknown>> = createRequire(import.meta.url)(
    join(folder, `${file}.js`),
  );
  const handler = loaded[name];
  if (typeof handler !== 'function') {
    throw Object.assign(new Error(`${handlerName} is undefined or not exported`), {
      name: 'Runtime.HandlerNotFound',
    });
  }
  return handler as Handler;
};

let loaded: Handler | undefined;

const contextOf = (request: WorkerRequest) => {
  const deadline = performance.now() + request.timeoutMs;
  return {
    awsRequestId: request.requestId,
    functionName: request.functionName,
    functionVersion: '$LATEST',
    invokedFunctionArn: request.functionArn,
    memoryLimitInMB: String(request.memoryMb),
    logGroupName: `/aws/lambda/${request.functionName}`,
    logStreamName: 'local',
    callbackWaitsForEmptyEventLoop: true,
    getRemainingTimeInMillis: () => Math.max(0, Math.round(deadline - performance.now())),
  };
};

const answer = async (request: WorkerRequest): Promise<WorkerAnswer> => {
  try {
    process.env['_X_AMZN_TRACE_ID'] =
      `Root=1-00000000-${request.requestId.replaceAll('-', '').slice(0, 24)};Sampled=0`;
    loaded ??= loadHandler();
    const result = await loaded(request.event, contextOf(request));
    return { id: request.id, ok: true, payload: JSON.stringify(result) ?? 'null' };
  } catch (error) {
    return { id: request.id, ok: false, error: errorOf(error) };
  }
};

port.on('message', async (request: WorkerRequest) => port.postMessage(await answer(request)));
