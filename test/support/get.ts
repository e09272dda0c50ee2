import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

/** A GET as API Gateway (REST, proxy integration) hands it over; only what our functions read of it. */
export const getEvent = (
  address: string,
  { method = 'GET', headers = {} }: { method?: string; headers?: Readonly<Record<string, string>> } = {},
): APIGatewayProxyEvent => {
  const url = new URL(address, 'http://127.0.0.1');
  const query: Record<string, string[]> = {};
  for (const [name, value] of url.searchParams) query[name] = [...(query[name] ?? []), value];
  const event: Pick<
    APIGatewayProxyEvent,
    | 'httpMethod'
    | 'path'
    | 'body'
    | 'isBase64Encoded'
    | 'multiValueHeaders'
    | 'multiValueQueryStringParameters'
  > & { requestContext: { requestId: string } } = {
    httpMethod: method,
    path: url.pathname,
    body: null,
    isBase64Encoded: false,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    multiValueQueryStringParameters: query,
    requestContext: { requestId: 'request-1' },
  };
  return event as APIGatewayProxyEvent;
};

export const headerOf = (result: APIGatewayProxyResult, name: string): string | undefined => {
  const value = result.multiValueHeaders?.[name]?.[0];
  return value === undefined ? undefined : String(value);
};
