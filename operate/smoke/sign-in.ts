import { right, wrong } from '../report.ts';
import type { Answer } from './browser.ts';
import type { SmokeCheck } from './check.ts';

const LOGS = 'look at the log of the function account: aws logs tail';
const TOKEN = /name="csrf" value="(?<token>[^"]+)"/;

/** SES's simulator takes mail to this address and delivers it to nobody; with a label, each run has one of its own. */
const simulatorAddress = (run: string): string => `success+${run}@simulator.amazonses.com`;

const tokenOf = ({ body }: Answer): string => TOKEN.exec(body)?.groups?.['token'] ?? '';

export const forged: SmokeCheck = {
  id: 'forged form',
  look: async ({ post }) => {
    const { status } = await post('/en/sign-in', { email: simulatorAddress('forged') });
    return status === 403 ? right('refused') : wrong(`a form without its token answers ${status}`, LOGS);
  },
};

/** Pages behind a code send whoever is not signed in to the page that asks for an address. */
export const closed: SmokeCheck = {
  id: 'draft',
  look: async ({ get }) => {
    const { status, location = '' } = await get('/en/my');
    return status >= 300 && status < 400 && location.includes('/en/sign-in')
      ? right('begins with a code: /en/my leads to the sign-in')
      : wrong(`/en/my answers ${status} to somebody unknown`, LOGS);
  },
};

export const codeMail: SmokeCheck = {
  id: 'code mail',
  look: async ({ get, post }) => {
    const page = await get('/en/sign-in?next=/en/pledge');
    const email = simulatorAddress(`smoke${Date.now().toString(36)}`);
    const asked = await post('/en/sign-in?next=/en/pledge', {
      csrf: tokenOf(page),
      email,
      next: '/en/pledge',
    });
    if (asked.status !== 303 || asked.location === undefined)
      return wrong(`asking for a code for ${email} answers ${asked.status}`, LOGS);
    const { status, body } = await get(asked.location);
    return status === 200 && body.includes('name="code"')
      ? right(`ordered for ${email}; the site asks for the code`)
      : wrong(`the page for the code answers ${status}`, LOGS);
  },
};

/** How an issuer says no: by its status, or as Cognito does, by sending to a page of errors (`error=redirect_mismatch`). */
const refusalIn = ({ status, location }: Answer): string | undefined => {
  if (status >= 400) return String(status);
  const error = location === undefined ? null : new URL(location).searchParams.get('error');
  return error === null ? undefined : `${status} and ${error}`;
};

export const staff: SmokeCheck = {
  id: 'staff',
  look: async ({ get, site }) => {
    const office = await get('/office');
    if (!(office.location ?? '').startsWith(`${site}/office/sign-in`))
      return wrong(`/office answers ${office.status} to somebody unknown`, LOGS);
    const { status, location } = await get('/office/sign-in/start');
    if (location === undefined)
      return wrong(
        `the sign-in answers ${status}: the issuer cannot be reached`,
        'npm run doctor -- --stage …',
      );
    const asked = new URL(location).searchParams;
    if (asked.get('response_type') !== 'code' || asked.get('code_challenge_method') !== 'S256')
      return wrong('the sign-in asks without PKCE', LOGS);
    const refusal = refusalIn(await get(location));
    return refusal === undefined
      ? right(`${new URL(location).origin} asks who it is`)
      : wrong(
          `the issuer answers ${refusal}`,
          `register the redirect address ${site}/office/callback at the issuer`,
        );
  },
};
