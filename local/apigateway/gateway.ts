import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import { readBody } from '../http/body.ts';
import type { FunctionRunner, Invocation, LocalClock } from '../service.ts';
import { type HttpAnswer, proxyAnswer } from './answer.ts';
import { proxyEvent, type RawRequest } from './event.ts';
import { gatewayAnswer, type ResponseType } from './gateway-response.ts';
import { matchRoute } from './match.ts';
import type { Api } from './model.ts';

export interface GatewayOptions {
  readonly api: Api;
  readonly functions: Pick<FunctionRunner, 'invoke'>;
  readonly clock: Pick<LocalClock, 'now'>;
  readonly failed: (label: string, error: unknown) => void;
}

/** What a request body may weigh at the gateway, and an event at Lambda; bytes. */
const BODY_LIMIT = 10 * 1024 * 1024;
const EVENT_LIMIT = 6 * 1024 * 1024;
/** How long the gateway waits for a function. */
const INTEGRATION_TIMEOUT_MS = 29_000;

const invokeInTime = async (
  options: GatewayOptions,
  functionArn: string,
  event: unknown,
): Promise<Invocation | 'late'> => {
  const timer = new AbortController();
  const late = delay(INTEGRATION_TIMEOUT_MS, 'late' as const, { signal: timer.signal, ref: false });
  try {
    return await Promise.race([options.functions.invoke(functionArn, event), late]);
  } finally {
    late.catch(() => {});
    timer.abort();
  }
};

const readRequest = async (request: IncomingMessage, at: number): Promise<RawRequest | undefined> => {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const body = await readBody(request, BODY_LIMIT);
  if (body === undefined) return undefined;
  return {
    method: request.method ?? 'GET',
    path,
    query: query.join('?'),
    rawHeaders: request.rawHeaders,
    body,
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    requestId: randomUUID(),
    at,
  };
};

type Reply = HttpAnswer | ResponseType;

const replyTo = async (request: RawRequest, accept: string, options: GatewayOptions): Promise<Reply> => {
  const { api } = options;
  if (api.firewall(request) === 'blocked') return 'WAF_FILTERED';
  const match = matchRoute(api.routes, request.method, request.path);
  if (match === undefined) return 'MISSING_AUTHENTICATION_TOKEN';
  const event = proxyEvent(api, request, match);
  if ((event.body?.length ?? 0) > EVENT_LIMIT) return 'REQUEST_TOO_LARGE';
  const invocation = await invokeInTime(options, match.route.functionArn, event);
  if (invocation === 'late') return 'INTEGRATION_TIMEOUT';
  const label = `${request.method} ${request.path}`;
  if (!invocation.ok) {
    options.failed(
      label,
      `the function failed: ${invocation.error.errorType}: ${invocation.error.errorMessage}`,
    );
    return 'INTEGRATION_FAILURE';
  }
  const answer = proxyAnswer(invocation.payload, accept, api.binaryMediaTypes);
  if (answer === undefined) options.failed(label, 'the function’s answer is not that of a proxy integration');
  return answer ?? 'INTEGRATION_FAILURE';
};

const send = (response: ServerResponse, answer: HttpAnswer, now: number): void => {
  for (const [name, value] of answer.headers) response.appendHeader(name, value);
  response.setHeader('Date', new Date(now).toUTCString());
  if (answer.status !== 204 && answer.status !== 304)
    response.setHeader('Content-Length', answer.body.length);
  response.writeHead(answer.status);
  response.end(answer.body);
};

/** Serves the REST API of the assembly as API Gateway does, without the stage in the path, as behind a domain name. */
export const gatewayHandler =
  (options: GatewayOptions) =>
  async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { api, clock } = options;
    const accept = incoming.headers.accept ?? '*/*';
    const request = await readRequest(incoming, clock.now()).catch((error: unknown) => {
      if (incoming.complete) throw error;
      return 'gone' as const;
    });
    if (request === 'gone') return;
    const reply = request === undefined ? 'REQUEST_TOO_LARGE' : await replyTo(request, accept, options);
    const requestId = request?.requestId ?? randomUUID();
    const answer = typeof reply === 'string' ? gatewayAnswer(api, { type: reply, requestId, accept }) : reply;
    send(response, answer, clock.now());
  };
