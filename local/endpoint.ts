import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { readBody } from './http/body.ts';
import { AccessDenied, type AssemblyPermissions } from './iam/permissions.ts';
import type { Activity, AwsAnswer, AwsService, LocalClock } from './service.ts';

export interface EndpointOptions {
  /** Resolves once every service of the stack is there; requests wait for it. */
  readonly services: Promise<readonly AwsService[]>;
  readonly permissions: AssemblyPermissions;
  readonly clock: Pick<LocalClock, 'now'>;
  readonly activity: Activity;
  readonly failed: (label: string, error: unknown) => void;
}

/** The protocols that are spoken here: JSON with X-Amz-Target, the form with Action, and method with path. */
type Protocol = 'json' | 'query' | 'rest';

interface SignedRequest {
  readonly service: string;
  readonly accessKeyId: string;
  readonly protocol: Protocol;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

const REQUEST_LIMIT = 16 * 1024 * 1024;
const CREDENTIAL = /Credential=([^/]+)\/[^/]+\/[^/]+\/([^/]+)\/aws4_request/;

const escapeXml = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

/** An error as the protocol words it. */
const faultAnswer = (
  protocol: Protocol,
  status: number,
  fault: { type: string; message: string },
): AwsAnswer =>
  protocol !== 'query'
    ? {
        status,
        headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amzn-errortype': fault.type },
        body: JSON.stringify({ __type: fault.type, message: fault.message }),
      }
    : {
        status,
        headers: { 'content-type': 'text/xml' },
        body: `<ErrorResponse><Error><Type>Sender</Type><Code>${escapeXml(fault.type)}</Code><Message>${escapeXml(fault.message)}</Message></Error><RequestId>${randomUUID()}</RequestId></ErrorResponse>`,
      };

/** The calls of SES's second version that are made, by method and path. */
const SUPPRESSED = /^\/v2\/email\/suppression\/addresses\/([^/?]+)$/;

const restCall = ({
  method,
  url = '',
}: IncomingMessage): Pick<SignedRequest, 'action' | 'input'> | undefined => {
  const [, address] = SUPPRESSED.exec(url) ?? [];
  return method === 'DELETE' && address !== undefined
    ? { action: 'DeleteSuppressedDestination', input: { EmailAddress: decodeURIComponent(address) } }
    : undefined;
};

const readRequest = async (request: IncomingMessage): Promise<SignedRequest | undefined> => {
  const [, accessKeyId, service] = CREDENTIAL.exec(request.headers.authorization ?? '') ?? [];
  if (accessKeyId === undefined || service === undefined) return undefined;
  const body = (await readBody(request, REQUEST_LIMIT))?.toString('utf8') ?? '';
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    const action = target.split('.').at(-1) ?? '';
    const input = body === '' ? {} : (JSON.parse(body) as Readonly<Record<string, unknown>>);
    return { service, accessKeyId, protocol: 'json', action, input };
  }
  const rest = restCall(request);
  if (rest !== undefined) return { service, accessKeyId, protocol: 'rest', ...rest };
  const form = Object.fromEntries(new URLSearchParams(body));
  return { service, accessKeyId, protocol: 'query', action: form['Action'] ?? '', input: form };
};

const deniedType = (protocol: Protocol): { type: string; status: number } =>
  protocol === 'json'
    ? { type: 'AccessDeniedException', status: 400 }
    : { type: 'AccessDenied', status: 403 };

const dispatch = async (asked: SignedRequest, options: EndpointOptions): Promise<AwsAnswer> => {
  const { service, action, input, protocol } = asked;
  const caller = options.permissions.callerByKey(asked.accessKeyId);
  if (caller === undefined) {
    const message = 'The security token included in the request is invalid.';
    return faultAnswer(protocol, 403, { type: 'UnrecognizedClientException', message });
  }
  const found = (await options.services).find(({ signingName }) => signingName === service);
  if (found === undefined) {
    const message = `The local stack runs no service ${service}; ${action} was called on it.`;
    return faultAnswer(protocol, 400, { type: 'UnknownOperationException', message });
  }
  try {
    return await found.handle({ service, action, input, caller });
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error;
    options.failed('a permission', error);
    const { type, status } = deniedType(protocol);
    return faultAnswer(protocol, status, { type, message: error.message });
  }
};

const answerRequest = async (request: IncomingMessage, options: EndpointOptions): Promise<AwsAnswer> => {
  const asked = await readRequest(request);
  if (asked === undefined) {
    return faultAnswer('json', 403, {
      type: 'MissingAuthenticationTokenException',
      message: 'Request is missing Authentication Token',
    });
  }
  try {
    return await options.activity.track(`${asked.service} ${asked.action}`, () => dispatch(asked, options));
  } catch (error) {
    options.failed(`${asked.service} ${asked.action}`, error);
    return faultAnswer(asked.protocol, 500, { type: 'InternalServerError', message: String(error) });
  }
};

const send = (response: ServerResponse, answer: AwsAnswer, now: number): void => {
  const { status, headers, body } = answer;
  response.writeHead(status, {
    ...headers,
    'content-length': Buffer.byteLength(body),
    'x-amzn-requestid': randomUUID(),
    // The SDK corrects its clock by this header.
    date: new Date(now).toUTCString(),
  });
  response.end(body);
};

/** The one address of all AWS services of the stack, told apart by the name that a request is signed for. */
export const createEndpoint = (options: EndpointOptions): Server => {
  const server = createServer((request, response) => {
    answerRequest(request, options)
      .catch((error: unknown) => {
        options.failed('a request to the endpoint', error);
        return faultAnswer('json', 400, {
          type: 'SerializationException',
          message: 'The request cannot be read.',
        });
      })
      .then((answer) => send(response, answer, options.clock.now()));
  });
  server.keepAliveTimeout = 60_000;
  return server;
};
