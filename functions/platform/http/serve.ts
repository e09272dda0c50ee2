import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { isLanguage } from '../i18n/languages.ts';
import { translator } from '../i18n/translate.ts';
import { toInstant } from '../instant.ts';
import type { Log } from '../log.ts';
import type { Ports } from '../ports.ts';
import { found, revalidated, withCookies } from './answer.ts';
import type { Answer, Ask, SiteSettings } from './ask.ts';
import { cookieName, parseCookies } from './cookies.ts';
import { csrfHolds, csrfToken } from './csrf.ts';
import { parseEvent, type RawRequest, withUpload } from './event.ts';
import type { Fault, FaultAnswer } from './fault.ts';
import { passage } from './gate.ts';
import type { Identity } from './identity.ts';
import { languageOf } from './language.ts';
import { pageAbove } from './page-above.ts';
import { toResult } from './reply.ts';
import { type Match, matchRoute, type Route } from './router.ts';

/** Everything that one deployed site is made of. */
export interface Serving<P> {
  readonly routes: readonly Route<P>[];
  readonly ports: P & Pick<Ports, 'clock' | 'ids'>;
  readonly site: SiteSettings;
  readonly identity: Identity;
  readonly faults: FaultAnswer;
  readonly log: Log;
}

/** Longer than any id or name in an address of ours; keys of the table have a limit too. */
const LONGEST_PARAMETER = 200;
/** Browsers keep a cookie for 400 days at most. */
const BROWSER_COOKIE_SECONDS = 400 * 24 * 3600;
const BROWSER_SECRET = /^[\w-]{20,100}$/;

/** An address of this site as path and query; other sites are nobody's business here. */
const ownPage = (siteUrl: string, address: string | undefined): string | undefined => {
  const url = address === undefined ? null : URL.parse(address);
  return url === null || url.origin !== new URL(siteUrl).origin ? undefined : `${url.pathname}${url.search}`;
};

const askOf = <P>({ ports, site }: Serving<P>, request: RawRequest, params: Ask['params']): Ask => {
  const language = languageOf(request.path, (request.headers.get('accept-language') ?? []).join(','));
  const cookies = parseCookies(request.headers.get('cookie') ?? []);
  const browser = cookies.get(cookieName(site.url, 'browser')) ?? '';
  return {
    method: request.method === 'POST' ? 'POST' : 'GET',
    path: request.path,
    params,
    query: request.query,
    form: request.body.kind === 'form' ? request.body.form : new URLSearchParams(),
    cookies,
    language,
    t: translator(language),
    now: toInstant(ports.clock.now()),
    requestId: request.requestId,
    cameFrom: ownPage(site.url, request.headers.get('referer')?.[0]),
    visitor: { kind: 'nobody' },
    browser: BROWSER_SECRET.test(browser) ? browser : ports.ids.secret(),
    site,
  };
};

const faultOfRequest = <P>(request: RawRequest, match: Match<P>): Fault | undefined => {
  if (match.found === 'other-method') return { fault: 'method', allow: match.allow };
  if (match.found === 'nothing') return { fault: 'not-found' };
  const { lang } = match.params;
  if (lang !== undefined && !isLanguage(lang)) return { fault: 'not-found' };
  if (Object.values(match.params).some((value) => value.length > LONGEST_PARAMETER)) {
    return { fault: 'not-found' };
  }
  const { method, csrf } = match.route;
  if (method !== 'POST' || request.body.kind === 'form') return undefined;
  // What is posted without a form of ours may be of any type: RFC 8058, 3.1 prefers multipart/form-data.
  return csrf === false && request.body.kind === 'wrong-type' ? undefined : { fault: request.body.kind };
};

const forged = <P>(ask: Ask, route: Route<P>, request: RawRequest): boolean =>
  route.method === 'POST' &&
  route.csrf !== false &&
  (request.headers.get('sec-fetch-site')?.[0] === 'cross-site' ||
    !csrfHolds(ask.browser, ask.form.get('csrf')));

/** What is asked of a door that takes files, with them. */
const withFiles = async <P>(
  request: RawRequest,
  match: Match<P>,
  asked: Ask,
): Promise<{ readonly request: RawRequest; readonly asked: Ask }> => {
  if (match.found !== 'route' || match.route.files !== true) return { request, asked };
  const read = await withUpload(request);
  if (read.body.kind !== 'form' || read.files === undefined) return { request: read, asked };
  return { request: read, asked: { ...asked, form: read.body.form, files: read.files } };
};

/** Where who only reads is led from an address that only takes what is sent. */
const pageFor = <P>({ routes }: Serving<P>, { method, path }: RawRequest): string | undefined =>
  method === 'GET' || method === 'HEAD' ? pageAbove(routes, path) : undefined;

const answerTo = async <P>(serving: Serving<P>, received: RawRequest, plain: Ask): Promise<Answer> => {
  const match = matchRoute(serving.routes, received.method, received.path);
  const page = match.found === 'other-method' ? pageFor(serving, received) : undefined;
  if (page !== undefined) return found(page);
  const { request, asked } = await withFiles(received, match, plain);
  const ask = { ...asked, visitor: await serving.identity.visitorOf(asked.cookies) };
  const fault = faultOfRequest(request, match);
  if (fault !== undefined || match.found !== 'route') {
    return serving.faults(ask, fault ?? { fault: 'not-found' });
  }
  const { route, params } = match;
  if (forged(ask, route, request)) return serving.faults(ask, { fault: 'csrf' });
  const withParams = { ...ask, params };
  const passed = await passage(withParams, route.access, serving.identity);
  if (!passed.pass) return 'answer' in passed ? passed.answer : serving.faults(withParams, passed.fault);
  const answer = await route.door({ ...withParams, roles: passed.roles }, serving.ports);
  return route.common === true && isCommon(answer, withParams) ? revalidated(answer) : answer;
};

/** Whether a page has a form of ours: those carry the browser's token. */
const hasForm = ({ headers, body }: Answer, { browser }: Ask): boolean =>
  headers['content-type']?.startsWith('text/html') === true && body.includes(csrfToken(browser));

const isCommon = (answer: Answer, ask: Ask): boolean =>
  ask.visitor.kind === 'nobody' &&
  answer.status === 200 &&
  answer.cookies.length === 0 &&
  !hasForm(answer, ask);

/** A form needs the browser's secret; who only reads is given nothing to be known again by. */
const withBrowser = (answer: Answer, ask: Ask): Answer => {
  const known = ask.cookies.get(cookieName(ask.site.url, 'browser')) === ask.browser;
  return known || !hasForm(answer, ask)
    ? answer
    : withCookies(answer, { name: 'browser', value: ask.browser, maxAge: BROWSER_COOKIE_SECONDS });
};

/**
 * The one way of every request: read, match, who, forged?, may they?, door, answer. Whatever a client sends gets an
 * answer below 500; a surprise of our own is logged with the request's id and answered with a page that names it.
 */
export const serve =
  <P>(serving: Serving<P>) =>
  async (event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> => {
    const request = parseEvent(event);
    const ask = askOf(serving, request, {});
    let answer: Answer;
    try {
      answer = await answerTo(serving, request, ask);
    } catch (cause) {
      await serving.log.error({ message: 'pageFailed', facts: { requestId: request.requestId }, cause });
      answer = serving.faults(ask, { fault: 'unexpected' });
    }
    return toResult(withBrowser(answer, ask), serving.site);
  };
