import { randomUUID } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { RawRequest } from '../apigateway/event.ts';
import { readBody } from './body.ts';

/** A request as it came over the wire; where the body is longer than `limit` bytes or its sender went away, that. */
export const readRawRequest = async (
  request: IncomingMessage,
  at: number,
  limit: number,
): Promise<RawRequest | 'too-large' | 'gone'> => {
  const [path = '/', ...query] = (request.url ?? '/').split('?');
  const body = await readBody(request, limit).catch((error: unknown) => {
    if (request.complete) throw error;
    return 'gone' as const;
  });
  if (body === 'gone') return body;
  if (body === undefined) return 'too-large';
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

/** Name and value of each header, as received. */
export const headerPairs = (rawHeaders: readonly string[]): readonly (readonly [string, string])[] =>
  Array.from({ length: Math.floor(rawHeaders.length / 2) }, (_, at) => [
    rawHeaders[at * 2] ?? '',
    rawHeaders[at * 2 + 1] ?? '',
  ]);

/** Headers by lower-case name; what came several times is joined as HTTP does it. */
export const headersByName = (rawHeaders: readonly string[]): ReadonlyMap<string, string> => {
  const headers = new Map<string, string>();
  for (const [name, value] of headerPairs(rawHeaders)) {
    const key = name.toLowerCase();
    const before = headers.get(key);
    const joint = key === 'cookie' ? '; ' : ', ';
    headers.set(key, before === undefined ? value : `${before}${joint}${value}`);
  }
  return headers;
};
