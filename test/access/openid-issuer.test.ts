import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Issuer } from '../../functions/access/staff/issuer.ts';
import { openidIssuer } from '../../functions/access/staff/openid-issuer.ts';
import { holdPort, portOf } from '../../local/http/listen.ts';
import { type IssuerThread, startIssuerThread } from '../../local/oidc/issuer.ts';
import { fakeContext } from '../support/local-context.ts';
import { must } from '../support/pledge.ts';
import { keptLog } from '../support/sites.ts';

const base = fakeContext({ at: new Date().toISOString() });
const redirectUri = `${base.addresses.office}/callback`;
const handshake = { state: 's'.repeat(43), nonce: 'n'.repeat(43), codeVerifier: 'v'.repeat(43) };
const settings = { clientId: 'pact-office', groupsClaim: 'groups' };
let running: IssuerThread;
let issuer: Issuer;

beforeAll(async () => {
  running = await startIssuerThread(0);
  const address = `http://127.0.0.1:${running.port}`;
  await running.serve({ ...base, addresses: { ...base.addresses, issuer: address } });
  issuer = openidIssuer({ ...settings, issuer: address }, keptLog());
});
afterAll(() => running.close());

/** A browser's way through the issuer's pages, as one of its accounts; the address it comes back to. */
const signInAs = async (account: string, start: string): Promise<string> => {
  const jar = new Map<string, string>();
  const visit = async (url: string, init: RequestInit = {}): Promise<string> => {
    if (url.startsWith(redirectUri)) return url;
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { cookie } });
    for (const set of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split('=');
      jar.set(name, value);
    }
    const location = response.headers.get('location');
    return location === null ? url : visit(new URL(location, url).href);
  };
  const login = await visit(start);
  return visit(login, { method: 'POST', body: new URLSearchParams({ account }) });
};

const comeBack = async (account: string): Promise<string> =>
  signInAs(account, must(await issuer.authorise({ ...handshake, redirectUri })));

describe('a real OpenID Connect issuer', () => {
  it('tells name and groups of who signed in', async () => {
    const callback = await comeBack('demo-rita');
    expect(must(await issuer.redeem({ ...handshake, callback }))).toEqual({
      subject: 'demo-rita',
      name: 'Rita Reviewer',
      groups: ['reviewer'],
    });
  });

  it.each(['state', 'nonce', 'codeVerifier'] as const)('is not believed with another %s', async (secret) => {
    const callback = await comeBack('demo-rita');
    const forged = { ...handshake, [secret]: 'f'.repeat(43), callback };
    expect(await issuer.redeem(forged)).toEqual({ ok: false, refusal: 'refused' });
  });

  it('redeems a code once', async () => {
    const callback = await comeBack('demo-rita');
    must(await issuer.redeem({ ...handshake, callback }));
    expect((await issuer.redeem({ ...handshake, callback })).ok).toBe(false);
  });

  it('says where its own session ends', async () => {
    const address = await issuer.signOutAddress(base.addresses.office);
    expect(new URL(address ?? '').searchParams.get('post_logout_redirect_uri')).toBe(base.addresses.office);
  });

  it('that is not there is unreachable, and only that', async () => {
    const log = keptLog();
    const left = await holdPort(0);
    const issuerGone = `http://127.0.0.1:${portOf(left)}`;
    left.close();
    const gone = openidIssuer({ ...settings, issuer: issuerGone }, log);
    expect(await gone.authorise({ ...handshake, redirectUri })).toEqual({
      ok: false,
      refusal: 'unreachable',
    });
    expect(await gone.signOutAddress(base.addresses.office)).toBeUndefined();
    expect(log.entries[0]).toEqual({ message: 'issuerUnreachable', facts: { error: expect.any(String) } });
  });

  it('is never asked in clear but on this machine', async () => {
    const clear = openidIssuer({ ...settings, issuer: 'http://issuer.example' }, keptLog());
    expect((await clear.authorise({ ...handshake, redirectUri })).ok).toBe(false);
  });
});
