import type { APIGatewayProxyEvent } from 'aws-lambda';
import type { Ask } from './ask.ts';
import { isUpload, type RawUpload, readUpload, UPLOAD_LIMIT } from './upload.ts';

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
  /** A form with files; the body is of the wrong type wherever files are not taken. */
  readonly upload?: RawUpload;
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

const bodyOf = (bytes: Buffer, contentType: string): Body => {
  if (isUpload(contentType)) return { kind: bytes.length > UPLOAD_LIMIT ? 'too-large' : 'wrong-type' };
  if (bytes.length > FORM_LIMIT) return { kind: 'too-large' };
  if (bytes.length === 0) return { kind: 'form', form: new URLSearchParams() };
  const type = contentType.split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') return { kind: 'wrong-type' };
  return { kind: 'form', form: cleaned(new URLSearchParams(bytes.toString('utf8'))) };
};

/** Reads what API Gateway (REST, proxy integration) hands over; never throws on what a client sent. */
export const parseEvent = (event: APIGatewayProxyEvent): RawRequest => {
  const headers = headersOf(event.multiValueHeaders);
  const contentType = headers.get('content-type')?.[0] ?? '';
  const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
  const path = `/${event.path.replace(/^\/+|\/+$/g, '')}`;
  return {
    method: event.httpMethod.toUpperCase(),
    path,
    query: queryOf(event.multiValueQueryStringParameters),
    headers,
    body: bodyOf(bytes, contentType),
    ...(isUpload(contentType) && bytes.length <= UPLOAD_LIMIT ? { upload: { bytes, contentType } } : {}),
    requestId: event.requestContext.requestId,
  };
};

/** The request with its form and files read, for a door that takes files; as it is where there are none. */
export const withUpload = async (request: RawRequest): Promise<RawRequest & Pick<Ask, 'files'>> => {
  const form = request.upload === undefined ? undefined : await readUpload(request.upload);
  return form === undefined
    ? request
    : { ...request, body: { kind: 'form', form: cleaned(form.fields) }, files: form.files };
};
