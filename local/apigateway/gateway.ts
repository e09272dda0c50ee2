import { setTimeout as delay } from 'node:timers/promises';
import { compressed, decompressed } from '../http/compress.ts';
import { headersByName } from '../http/raw-request.ts';
import type { FunctionRunner, Invocation } from '../service.ts';
import { type HttpAnswer, proxyAnswer } from './answer.ts';
import { proxyEvent, type RawRequest } from './event.ts';
import { gatewayAnswer, type ResponseType } from './gateway-response.ts';
import { matchRoute } from './match.ts';
import type { Api } from './model.ts';

export interface GatewayOptions {
  readonly api: Api;
  readonly functions: Pick<FunctionRunner, 'invoke'>;
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

type Reply = HttpAnswer | ResponseType;

/** With compression on, the gateway unpacks bodies that came packed; undefined for what cannot be unpacked. */
const unpacked = async (request: RawRequest, { compressedFrom }: Api): Promise<RawRequest | undefined> => {
  const encoding = headersByName(request.rawHeaders).get('content-encoding');
  if (compressedFrom === undefined || encoding !== 'gzip') return request;
  const body = await decompressed(request.body, BODY_LIMIT);
  return body === undefined ? undefined : { ...request, body };
};

const replyTo = async (came: RawRequest, accept: string, options: GatewayOptions): Promise<Reply> => {
  const { api } = options;
  const headers = headersByName(came.rawHeaders);
  if (came.body.length > BODY_LIMIT) return 'REQUEST_TOO_LARGE';
  if (api.firewall({ ...came, headers }) !== 'passed') return 'WAF_FILTERED';
  const request = await unpacked(came, api);
  if (request === undefined) return 'BAD_REQUEST_BODY';
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

/** The REST API of the assembly, as API Gateway serves it, without the stage in the path. */
export const openGateway =
  (options: GatewayOptions) =>
  async (request: RawRequest): Promise<HttpAnswer> => {
    const { api } = options;
    const headers = headersByName(request.rawHeaders);
    const accept = headers.get('accept') ?? '*/*';
    const { requestId } = request;
    const reply = await replyTo(request, accept, options);
    const answer = typeof reply === 'string' ? gatewayAnswer(api, { type: reply, requestId, accept }) : reply;
    return answer.body.length < (api.compressedFrom ?? Number.POSITIVE_INFINITY)
      ? answer
      : compressed(answer, headers.get('accept-encoding') ?? '', ['gzip']);
  };
