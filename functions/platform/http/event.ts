import type { APIGatewayProxyEvent } from 'aws-lambda';

/** The largest form taken, in bytes; the longest pages of the pledge form stay far below. */
export const FORM_LIMIT = 64 * 1024;

/** The body of a POST: a form, or why it is not one. */
type Body =
  | { readonly kind: 'form'; readonly form: URLSearchParams }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'wrong-type' };

/** A request as it came, in our own terms and before anything is known of who sent it. */
export interface RawRequest {
  readonly method: string;
  /** Begins with exactly one slash, ends with none. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, readonly string[]>;
  readonly body: Body;
  readonly requestId: string;
}

type Lists = Readonly<Record<string, readonly string[] | undefined>> | null | undefined;

/** NUL cannot be stored or shown; browsers send line ends as CRLF. */
const clean = (text: string): string => text.replaceAll('\0', '').replace(/\r\n?/g, '\n');

const cleaned = (pairs: Iterable<readonly [string, string]>): URLSearchParams =>
  new URLSearchParams([...pairs].map(([name, value]) => [clean(name), clean(value)]));

const headersOf = (lists: Lists): ReadonlyMap<string, readonly string[]> => {
  const headers = new Map<string, readonly string[]>();
  for (const [name, values] of Object.entries(lists ?? {})) {
    const key = name.toLowerCase();
    headers.set(key, [...(headers.get(key) ?? []), ...(values ?? [])]);
  }
  return headers;
};

const queryOf = (lists: Lists): URLSearchParams =>
  cleaned(
    Object.entries(lists ?? {}).flatMap(([name, values]) =>
      (values ?? []).map((value): [string, string] => [name, value]),
    ),
  );

const bodyOf = (event: APIGatewayProxyEvent, contentType: string): Body => {
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  if (bytes.length > FORM_LIMIT) return { kind: 'too-large' };
  if (bytes.length === 0) return { kind: 'form', form: new URLSearchParams() };
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return { kind: 'wrong-type' };
  return { kind: 'form', form: cleaned(new URLSearchParams(bytes.toString('utf8'))) };
};

/** Reads what API Gateway (REST, proxy integration) hands over; never throws on what a client sent. */
export const parseEvent = (event: APIGatewayProxyEvent): RawRequest => {
  const headers = headersOf(event.multiValueHeaders);
  const path = `/${event.path.replace(/^\/+|\/+$/g, '')}`;
  return {
    method: event.httpMethod.toUpperCase(),
    path,
    query: queryOf(event.multiValueQueryStringParameters),
    headers,
    body: bodyOf(event, headers.get('content-type')?.[0] ?? ''),
    requestId: event.requestContext.requestId,
  };
};
