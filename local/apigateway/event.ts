import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Match } from './match.ts';
import type { Api } from './model.ts';

/** A request as it came over the wire. */
export interface RawRequest {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly query: string;
  /** Name and value in turn, as received. */
  readonly rawHeaders: readonly string[];
  readonly body: Buffer;
  readonly sourceIp: string;
  readonly requestId: string;
  /** Milliseconds, virtual. */
  readonly at: number;
}

type Lists = Record<string, string[]>;

/** By name; a name such as `__proto__` is one like any other. */
const collect = (pairs: Iterable<readonly [string, string]>): Lists => {
  const lists = new Map<string, string[]>();
  for (const [name, value] of pairs) lists.set(name, [...(lists.get(name) ?? []), value]);
  return Object.fromEntries(lists);
};

/** One value a name: the last one, as the gateway does it. */
const lastOf = (lists: Lists): Record<string, string> =>
  Object.fromEntries(Object.entries(lists).map(([name, values]) => [name, values.at(-1) ?? '']));

const orNull = <T extends object>(record: T): T | null => (Object.keys(record).length === 0 ? null : record);

/** Headers that belong to one connection, not to the request. */
const HOP_BY_HOP = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
export const isHopByHop = (name: string): boolean => HOP_BY_HOP.has(name.toLowerCase());

const headerLists = ({ rawHeaders, sourceIp }: RawRequest): Lists => {
  const pairs: (readonly [string, string])[] = [];
  for (let index = 0; index + 1 < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] ?? '';
    if (!isHopByHop(name)) pairs.push([name, rawHeaders[index + 1] ?? '']);
  }
  const lists = collect(pairs);
  const forwarded = Object.keys(lists).find((name) => name.toLowerCase() === 'x-forwarded-for');
  const before = forwarded === undefined ? [] : (lists[forwarded] ?? []);
  if (forwarded !== undefined) delete lists[forwarded];
  return { ...lists, 'X-Forwarded-For': [[...before, sourceIp].join(', ')], 'X-Forwarded-Proto': ['http'] };
};

const headerOf = (lists: Lists, wanted: string): string | undefined =>
  Object.entries(lists)
    .find(([name]) => name.toLowerCase() === wanted)?.[1]
    .at(-1);

/** Whether a media type is among those that the API treats as bytes. */
export const isBinary = (types: readonly string[], mediaType: string | undefined): boolean => {
  const [bare = ''] = (mediaType ?? '').split(';');
  const wanted = bare.trim().toLowerCase();
  return types.some(
    (type) =>
      type === '*/*' ||
      type.toLowerCase() === wanted ||
      (type.endsWith('/*') && wanted.startsWith(type.slice(0, -1))),
  );
};

const requestTime = (at: number): string => {
  const [, day, month, year, time] =
    /^\w+, (\d+) (\w+) (\d+) ([\d:]+)/.exec(new Date(at).toUTCString()) ?? [];
  return `${day}/${month}/${year}:${time} +0000`;
};

const requestContext = (
  api: Api,
  request: RawRequest,
  match: Match,
): APIGatewayProxyEvent['requestContext'] => {
  const headers = headerLists(request);
  return {
    accountId: '000000000000',
    apiId: api.id,
    authorizer: null,
    domainName: headerOf(headers, 'host') ?? '',
    extendedRequestId: request.requestId,
    httpMethod: request.method,
    identity: {
      accessKey: null,
      accountId: null,
      apiKey: null,
      apiKeyId: null,
      caller: null,
      clientCert: null,
      cognitoAuthenticationProvider: null,
      cognitoAuthenticationType: null,
      cognitoIdentityId: null,
      cognitoIdentityPoolId: null,
      principalOrgId: null,
      sourceIp: request.sourceIp,
      user: null,
      userAgent: headerOf(headers, 'user-agent') ?? null,
      userArn: null,
    },
    path: request.path,
    protocol: 'HTTP/1.1',
    requestId: request.requestId,
    requestTime: requestTime(request.at),
    requestTimeEpoch: Math.floor(request.at),
    resourceId: match.route.resourceId,
    resourcePath: match.route.resource,
    stage: api.stage,
  };
};

/** The event of a Lambda proxy integration of a REST API (payload 1.0). */
export const proxyEvent = (api: Api, request: RawRequest, match: Match): APIGatewayProxyEvent => {
  const headers = headerLists(request);
  const query = collect(new URLSearchParams(request.query));
  const bytes = isBinary(api.binaryMediaTypes, headerOf(headers, 'content-type'));
  return {
    resource: match.route.resource,
    path: request.path,
    httpMethod: request.method,
    headers: lastOf(headers),
    multiValueHeaders: headers,
    queryStringParameters: orNull(lastOf(query)),
    multiValueQueryStringParameters: orNull(query),
    pathParameters: orNull({ ...match.pathParameters }),
    stageVariables: orNull({ ...api.stageVariables }),
    requestContext: requestContext(api, request, match),
    body: request.body.length === 0 ? null : request.body.toString(bytes ? 'base64' : 'utf8'),
    isBase64Encoded: bytes && request.body.length > 0,
  };
};
