import * as client from 'openid-client';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoAccounts } from '../../../local/oidc/accounts.ts';
import { type IssuerThread, startIssuerThread } from '../../../local/oidc/issuer.ts';
import { fakeContext } from '../../support/local-context.ts';

/** Years from real now, so that a token made by real time would be seen. */
const VIRTUAL = new Date(Date.now() + 3 * 365 * 86_400_000).toISOString();
const base = fakeContext({ at: VIRTUAL });
let issuer: IssuerThread;
let address: string;
const callback = `${base.addresses.office}/callback`;

beforeAll(async () => {
  issuer = await startIssuerThread(0);
  address = `http://127.0.0.1:${issuer.port}`;
  await issuer.serve({ ...base, addresses: { ...base.addresses, issuer: address } });
});
afterAll(() => issuer.close());

/** A browser's way through the issuer: follows redirects there, keeps cookies, stops at the callback. */
const browser = () => {
  const jar = new Map<string, string>();
  const visit = async (
    url: string,
    init: RequestInit = {},
  ): Promise<{ readonly url: string; readonly text: string }> => {
    if (url.startsWith(callback)) return { url, text: '' };
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    return location === null ? { url, text: await response.text() } : visit(new URL(location, url).href);
  };
  return visit;
};

const configuration = () =>
  client.discovery(
    new URL(address),
    'pact-office',
    { [client.clockSkew]: Math.round((Date.parse(VIRTUAL) - Date.now()) / 1000) },
    client.None(),
    {
      execute: [client.allowInsecureRequests],
    },
  );

const begin = async () => {
  const config = await configuration();
  const verifier = client.randomPKCECodeVerifier();
  const url = client.buildAuthorizationUrl(config, {
    redirect_uri: callback,
    scope: 'openid profile email',
    code_challenge: await client.calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
    state: 'state',
  });
  return { config, verifier, url };
};

test.each(
  demoAccounts,
)('$name signs in by choosing a button, and the ID token holds the claims', async (account) => {
  const { config, verifier, url } = await begin();
  const visit = browser();
  const login = await visit(url.href);
  expect(login.text).toContain(account.name);
  const back = await visit(login.url, {
    method: 'POST',
    body: new URLSearchParams({ account: account.sub }),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  const tokens = await client.authorizationCodeGrant(config, new URL(back.url), {
    pkceCodeVerifier: verifier,
    expectedState: 'state',
  });
  const claims = tokens.claims();
  expect(claims).toMatchObject({ ...account, aud: 'pact-office', iss: address });
  expect(Math.abs((claims?.iat ?? 0) * 1000 - Date.parse(VIRTUAL))).toBeLessThan(60_000);
});

test('a request without PKCE is turned away with a page of our own', async () => {
  const { url } = await begin();
  url.searchParams.delete('code_challenge');
  url.searchParams.delete('code_challenge_method');
  const answer = await browser()(url.href);
  expect(answer.url.startsWith(callback) || answer.text.includes('cannot go on')).toBe(true);
});

test('a callback of somebody else is not served', async () => {
  const { url } = await begin();
  url.searchParams.set('redirect_uri', 'http://127.0.0.1:9/steal');
  expect((await browser()(url.href)).text).toContain('This sign-in cannot go on');
});

test('choosing nobody, or somebody unknown, shows the choice again', async () => {
  const { url } = await begin();
  const visit = browser();
  const login = await visit(url.href);
  const again = await visit(login.url, {
    method: 'POST',
    body: new URLSearchParams({ account: 'demo-mallory' }),
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
  });
  expect(again.text).toContain('Rita Reviewer');
});
