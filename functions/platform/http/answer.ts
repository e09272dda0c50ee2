import { sha256 } from '../ids.ts';
import type { Answer, Cookie } from './ask.ts';

/** No page of ours may be kept by anything in between, unless it says so itself. */
const NO_STORE = { 'cache-control': 'no-store' };

export const html = (body: string, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'text/html; charset=utf-8', ...NO_STORE },
  cookies: [],
  body,
});

export const json = (value: unknown, status = 200): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...NO_STORE },
  cookies: [],
  body: JSON.stringify(value),
});

export const text = (body: string, contentType = 'text/plain; charset=utf-8'): Answer => ({
  status: 200,
  headers: { 'content-type': contentType, ...NO_STORE },
  cookies: [],
  body,
});

/** After a POST: 303, so that going back or reloading does not send it again (RFC 9110, 15.4.4). */
export const seeOther = (location: string): Answer => ({
  status: 303,
  headers: { location, ...NO_STORE },
  cookies: [],
  body: '',
});

/** Go there instead, after a GET. */
export const found = (location: string): Answer => ({ ...seeOther(location), status: 302 });

/** A page that a browser may keep, if it asks each time whether it still holds; nothing in between keeps it. */
export const revalidated = (answer: Answer): Answer =>
  withHeaders(answer, {
    'cache-control': 'private, no-cache',
    etag: `"${sha256(answer.body).slice(0, 32)}"`,
    vary: 'Cookie',
  });

export const withCookies = (answer: Answer, ...cookies: readonly Cookie[]): Answer => ({
  ...answer,
  cookies: [...answer.cookies, ...cookies],
});

export const withHeaders = (answer: Answer, headers: Readonly<Record<string, string>>): Answer => ({
  ...answer,
  headers: { ...answer.headers, ...headers },
});
