import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { SiteSettings } from './ask.ts';
import { toResult } from './reply.ts';

type Handle = (event: APIGatewayProxyEvent) => Promise<APIGatewayProxyResult>;

/** What lets scripts of any site read an answer (Fetch, 3.2), and what they may know it again by, and where it goes on. */
export const ANY_SITE = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'ETag, Link',
  'cross-origin-resource-policy': 'cross-origin',
} as const;

/** Asked by a browser before a script may send more than the plainest request: here, the tag of what it holds. */
const ANSWER = {
  status: 204,
  headers: {
    ...ANY_SITE,
    'access-control-allow-methods': 'GET, HEAD',
    'access-control-allow-headers': 'If-None-Match',
    'access-control-max-age': '86400',
    'cache-control': 'no-store',
  },
  cookies: [],
  body: '',
};

export const preflight =
  (handle: Handle, site: SiteSettings): Handle =>
  async (event) =>
    event.httpMethod === 'OPTIONS' ? toResult(ANSWER, site) : handle(event);
