import { createHash } from 'node:crypto';
import type { HttpAnswer } from '../apigateway/answer.ts';
import type { RawRequest } from '../apigateway/event.ts';
import { headersByName } from '../http/raw-request.ts';
import type { StoredObject } from './buckets.ts';

export interface Access {
  readonly mayRead: boolean;
  readonly mayList: boolean;
}

const fault = (status: number, code: string): HttpAnswer => ({
  status,
  headers: [['Content-Type', 'application/xml']],
  body: Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>\n<Error><Code>${code}</Code></Error>`),
});

const DENIED = fault(403, 'AccessDenied');
const NO_SUCH_KEY = fault(404, 'NoSuchKey');

const keyOf = (path: string): string => {
  try {
    return decodeURIComponent(path.slice(1));
  } catch {
    return path.slice(1);
  }
};

/** A bucket as S3 answers to a distribution: without the right to list, a missing object looks like a forbidden one. */
export const bucketOrigin =
  (objects: ReadonlyMap<string, StoredObject>, { mayRead, mayList }: Access) =>
  async ({ path, rawHeaders }: RawRequest): Promise<HttpAnswer> => {
    if (!mayRead) return DENIED;
    const found = objects.get(keyOf(path));
    if (found === undefined) return mayList ? NO_SUCH_KEY : DENIED;
    const etag = `"${createHash('md5').update(found.body).digest('hex')}"`;
    const headers = [...found.headers, ['ETag', etag] as const];
    return headersByName(rawHeaders).get('if-none-match') === etag
      ? { status: 304, headers, body: Buffer.alloc(0) }
      : { status: 200, headers, body: found.body };
  };
