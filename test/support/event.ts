import type { APIGatewayProxyEvent } from 'aws-lambda';

export interface EventParts {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, readonly string[]>>;
  readonly body?: string | null;
  readonly base64?: boolean;
}

const lists = (pairs: Iterable<readonly [string, string]>): Record<string, string[]> => {
  const grouped: Record<string, string[]> = {};
  for (const [name, value] of pairs) grouped[name] = [...(grouped[name] ?? []), value];
  return grouped;
};

/** A request as API Gateway (REST, proxy integration) hands it to a function; only what functions of ours read. */
export const gatewayEvent = (address: string, parts: EventParts = {}): APIGatewayProxyEvent => {
  const url = new URL(`http://here.invalid${address}`);
  const headers = Object.fromEntries(
    Object.entries(parts.headers ?? {}).map(([name, values]) => [name, [...values]]),
  );
  const event: Partial<APIGatewayProxyEvent> = {
    httpMethod: parts.method ?? 'GET',
    path: address.split('?')[0] ?? '/',
    multiValueHeaders: headers,
    multiValueQueryStringParameters: url.search === '' ? null : lists(url.searchParams),
    body: parts.body ?? null,
    isBase64Encoded: parts.base64 ?? false,
    requestContext: { requestId: 'request-1' } as APIGatewayProxyEvent['requestContext'],
  };
  return event as APIGatewayProxyEvent;
};
