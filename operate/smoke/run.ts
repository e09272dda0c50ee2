import { type Line, right, wrong } from '../report.ts';
import { openBrowser } from './browser.ts';
import type { SmokeCheck } from './check.ts';
import { closedApi } from './closed-api.ts';
import { headers, notKept } from './headers.ts';
import { assets, languages, notFound, openData, otherMethod, pages, start } from './pages.ts';
import { closed, codeMail, forged, staff } from './sign-in.ts';
import { weight } from './weight.ts';

/** Everything that is tried, in order. */
const SMOKE_CHECKS: readonly SmokeCheck[] = [
  start,
  pages,
  languages,
  assets,
  weight,
  headers,
  notKept,
  openData,
  notFound,
  otherMethod,
  forged,
  closed,
  codeMail,
  staff,
];

const reasonOf = (error: unknown): string => {
  const cause: unknown = error instanceof Error ? (error.cause ?? error) : error;
  if (cause instanceof Error && 'code' in cause && typeof cause.code === 'string' && cause.code !== '')
    return cause.code;
  return cause instanceof Error ? cause.message || cause.name : String(cause);
};

const attempt = async (check: SmokeCheck, site: string): Promise<Line> => {
  try {
    return { id: check.id, ...(await check.look(openBrowser(site))) };
  } catch (error) {
    return { id: check.id, ...wrong(reasonOf(error), 'run this again') };
  }
};

const reach = async (site: string): Promise<Line> => {
  try {
    const { status } = await openBrowser(site).get('/');
    return { id: 'reach', ...right(`${site} answers ${status}`) };
  } catch (error) {
    const mend = 'look at the address and its DNS: npx cdk deploy prints it';
    return { id: 'reach', ...wrong(`no answer from ${site} (${reasonOf(error)})`, mend) };
  }
};

/**
 * Walks through a deployed site as a visitor, each check with fresh cookies. It orders one code, for an address of SES's
 * simulator, and leaves nothing else behind. One line only where nobody answers. With the API's own address (`api`) it also
 * tries whether that is closed.
 */
export const smoke = async (site: string, api?: string): Promise<readonly Line[]> => {
  const reached = await reach(site);
  if (!reached.right) return [reached];
  const lines: Line[] = [reached];
  const checks = api === undefined ? SMOKE_CHECKS : [...SMOKE_CHECKS, closedApi(api)];
  for (const check of checks) lines.push(await attempt(check, site));
  return lines;
};
