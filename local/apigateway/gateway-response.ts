import type { HttpAnswer } from './answer.ts';
import type { Api, GatewayResponse } from './model.ts';

/** The gateway's own answers: type → status and message, as API Gateway has them. */
const GATEWAY_RESPONSES = {
  MISSING_AUTHENTICATION_TOKEN: { status: 403, message: 'Missing Authentication Token' },
  WAF_FILTERED: { status: 403, message: 'Forbidden' },
  REQUEST_TOO_LARGE: { status: 413, message: 'Request Entity Too Large' },
  BAD_REQUEST_BODY: { status: 400, message: 'Invalid request body' },
  INTEGRATION_FAILURE: { status: 502, message: 'Internal server error' },
  INTEGRATION_TIMEOUT: { status: 504, message: 'Endpoint request timed out' },
} as const;
export type ResponseType = keyof typeof GATEWAY_RESPONSES;

const NOT_GIVEN: GatewayResponse = {
  status: undefined,
  headers: {},
  templates: { 'application/json': '{"message":$context.error.messageString}' },
};

const responseFor = (api: Api, type: ResponseType): GatewayResponse => {
  const fallback = GATEWAY_RESPONSES[type].status < 500 ? 'DEFAULT_4XX' : 'DEFAULT_5XX';
  return api.responses.get(type) ?? api.responses.get(fallback) ?? NOT_GIVEN;
};

const templateFor = ({ templates }: GatewayResponse, accept: string): readonly [string, string] => {
  const offered = Object.entries(templates);
  const wanted = accept.split(',').map((part) => part.split(';')[0]?.trim());
  return (
    offered.find(([type]) => wanted.includes(type)) ??
    offered.find(([type]) => type === 'application/json') ??
    offered[0] ?? ['application/json', '{"message":$context.error.messageString}']
  );
};

export interface GatewayFault {
  readonly type: ResponseType;
  readonly requestId: string;
  /** The request's Accept header. */
  readonly accept: string;
}

/** The answer that the gateway gives itself, worded by the template's gateway responses where it has them. */
export const gatewayAnswer = (api: Api, { type, requestId, accept }: GatewayFault): HttpAnswer => {
  const { status, message } = GATEWAY_RESPONSES[type];
  const response = responseFor(api, type);
  const [mediaType, template] = templateFor(response, accept);
  const variables: Readonly<Record<string, string>> = {
    'error.messageString': JSON.stringify(message),
    'error.message': message,
    'error.responseType': type,
    requestId,
    extendedRequestId: requestId,
    stage: api.stage,
  };
  const body = template.replaceAll(
    /\$context\.((?:error\.)?\w+)/g,
    (whole, name: string) => variables[name] ?? whole,
  );
  const named = Object.keys(response.headers).some((name) => name.toLowerCase() === 'content-type');
  const headers = [
    ...Object.entries(response.headers),
    ...(named ? [] : [['content-type', mediaType] as const]),
  ];
  return {
    status: response.status ?? status,
    headers: [...headers, ['x-amzn-errortype', type], ['x-amzn-requestid', requestId]],
    body: Buffer.from(body),
  };
};
