import type { HttpAnswer } from '../apigateway/answer.ts';
import type { RawRequest } from '../apigateway/event.ts';
import type { CacheBehaviour } from './model.ts';

/** The longest address, in bytes (quotas of CloudFront). */
const ADDRESS_LIMIT = 8_192;
/** Methods that no distribution takes. */
const NEVER = new Set(['CONNECT', 'TRACE']);

const pageOf = (status: number, why: string): HttpAnswer => ({
  status,
  headers: [
    ['Content-Type', 'text/html'],
    ['X-Cache', 'Error from cloudfront'],
  ],
  body: Buffer.from(
    `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${status}: CloudFront does not take this request</title></head><body><main><h1>${status}: CloudFront does not take this request</h1><p>${why}</p></main></body></html>`,
  ),
});

export const TOO_LARGE = pageOf(413, 'It is too large.');
export const BLOCKED = pageOf(403, 'The web ACL blocked it.');

/** What CloudFront answers itself, before any origin is asked; undefined where it asks. */
export const refusal = (
  { method, path, query, body }: RawRequest,
  { methods }: CacheBehaviour,
): HttpAnswer | undefined => {
  if (path.length + query.length + 1 > ADDRESS_LIMIT) return pageOf(413, 'Its address is too long.');
  if (NEVER.has(method)) return pageOf(405, 'Its method is not supported.');
  if (!methods.includes(method)) return pageOf(403, 'Its method is not allowed for this path.');
  if ((method === 'GET' || method === 'HEAD') && body.length > 0)
    return pageOf(403, 'It asks to read, and has a body.');
  return undefined;
};
