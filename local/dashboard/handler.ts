import type { IncomingMessage, ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { readFields } from './form.ts';
import { notFound } from './not-found.ts';
import { type DashboardAnswer, jsonAnswer } from './request.ts';
import { ROUTES } from './routes.ts';
import type { DashboardServices } from './services.ts';

const BASE = '/_local';

/** The names of this machine. A page elsewhere whose own name leads here must neither read the inbox nor push the clock. */
const HERE = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::\d+)?$/i;

/** A browser always says where a form comes from; programs on this machine need not. */
const fromElsewhere = ({ headers }: IncomingMessage): boolean => {
  const fetchSite = headers['sec-fetch-site'];
  if (fetchSite !== undefined && fetchSite !== 'same-origin' && fetchSite !== 'none') return true;
  return headers.origin !== undefined && headers.origin !== `http://${headers.host}`;
};

const decoded = (parts: readonly string[]): readonly string[] | undefined => {
  try {
    return parts.map((part) => decodeURIComponent(part));
  } catch {
    return undefined;
  }
};

const answerTo = async (services: DashboardServices, message: IncomingMessage): Promise<DashboardAnswer> => {
  if (!HERE.test(message.headers.host ?? ''))
    return jsonAnswer(
      { message: `The dashboard answers at ${services.context.addresses.dashboard} only.` },
      421,
    );
  const url = new URL(message.url ?? '/', services.context.addresses.site);
  const path = url.pathname.slice(BASE.length);
  const method = message.method === 'HEAD' ? 'GET' : message.method;
  const fitting = ROUTES.filter(({ pattern }) => pattern.test(path));
  const route = fitting.find((each) => each.method === method);
  if (fitting.length > 0 && route === undefined)
    return jsonAnswer({ message: 'This method is not served here.' }, 405);
  const parts = decoded(route?.pattern.exec(path)?.slice(1) ?? []);
  if (route === undefined || parts === undefined) return notFound({ services });
  if (method === 'POST' && fromElsewhere(message))
    return jsonAnswer({ message: 'This may only be asked from the dashboard itself.' }, 403);
  const fields = method === 'POST' ? await readFields(message) : new URLSearchParams();
  return route.answer({ services, message, query: url.searchParams, parts, fields });
};

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

/** Answers everything under /_local. */
export const dashboardHandler =
  (services: DashboardServices) =>
  async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { status, headers, body } = await answerTo(services, message);
    response.writeHead(status, { ...HEADERS, ...headers });
    if (typeof body === 'string' || Buffer.isBuffer(body))
      response.end(message.method === 'HEAD' ? undefined : body);
    else await pipeline(Readable.from(body), response);
  };
