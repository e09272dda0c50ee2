import * as z from 'zod';
import { isBinary, isHopByHop } from './event.ts';

/** What goes over the wire. */
export interface HttpAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: Buffer;
}

const headerValue = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const ProxyResult = z.object({
  statusCode: z.coerce.number().int().min(100).max(599),
  headers: z.record(z.string(), headerValue).nullish(),
  multiValueHeaders: z.record(z.string(), z.array(headerValue)).nullish(),
  body: z.string().nullish(),
  isBase64Encoded: z.boolean().nullish(),
});
type ProxyResult = z.infer<typeof ProxyResult>;

/** Headers that the gateway keeps for itself and renames in a function's answer. */
const REMAPPED = new Set(['date', 'server', 'www-authenticate', 'x-amzn-requestid']);

const headersOf = ({ headers, multiValueHeaders }: ProxyResult): readonly (readonly [string, string])[] => {
  const many = multiValueHeaders ?? {};
  const manyNames = new Set(Object.keys(many).map((name) => name.toLowerCase()));
  const single = Object.entries(headers ?? {}).filter(([name]) => !manyNames.has(name.toLowerCase()));
  const all = [
    ...single,
    ...Object.entries(many).flatMap(([name, values]) => values.map((value) => [name, value] as const)),
  ];
  return all
    .filter(([name]) => !isHopByHop(name) && name.toLowerCase() !== 'content-length')
    .map(([name, value]) => [
      REMAPPED.has(name.toLowerCase()) ? `x-amzn-remapped-${name.toLowerCase()}` : name,
      value,
    ]);
};

/**
 * What the gateway makes of a function's answer; undefined for one of the wrong shape. Bytes are decoded only where the
 * first media type that the client accepts is one of the API's binary types.
 */
export const proxyAnswer = (
  payload: unknown,
  accept: string,
  binary: readonly string[],
): HttpAnswer | undefined => {
  const parsed = ProxyResult.safeParse(payload);
  if (!parsed.success) return undefined;
  const { statusCode, body, isBase64Encoded } = parsed.data;
  const headers = headersOf(parsed.data);
  const named = headers.some(([name]) => name.toLowerCase() === 'content-type');
  const decode = isBase64Encoded === true && isBinary(binary, accept.split(',')[0]);
  return {
    status: statusCode,
    headers: named ? headers : [...headers, ['Content-Type', 'application/json']],
    body: Buffer.from(body ?? '', decode ? 'base64' : 'utf8'),
  };
};
