import { describe, expect, it } from 'vitest';
import type { Handshake, Issuer, StaffClaims } from '../../functions/access/staff/issuer.ts';
import { readStaffNames } from '../../functions/access/staff/names.ts';
import { done, refused } from '../../functions/platform/result.ts';
import { testPorts } from '../support/ports.ts';
import { siteClient } from '../support/site-client.ts';
import { officeOver } from '../support/sites.ts';

const rita: StaffClaims = { subject: 'rita', name: 'Rita Reviewer', groups: ['reviewer', 'choir'] };

/** An issuer that knows one person, and checks what a real one checks. */
const fakeIssuer = (claims: StaffClaims = rita) => {
  const seen: Handshake[] = [];
  const issuer: Issuer = {
    authorise: async ({ redirectUri, ...handshake }) => {
      seen.push(handshake);
      return done(`https://issuer.example/authorize?redirect_uri=${redirectUri}&state=${handshake.state}`);
    },
    redeem: async ({ callback, state, nonce, codeVerifier }) => {
      const known = seen.find((handshake) => handshake.state === state);
      const back = new URL(callback).searchParams;
      const holds =
        back.get('state') === state && known?.nonce === nonce && known.codeVerifier === codeVerifier;
      return holds && back.get('code') === 'good' ? done(claims) : refused('refused');
    },
    signOutAddress: async (returnTo) => `https://issuer.example/end?to=${returnTo}`,
  };
  return issuer;
};

const begin = async (issuer = fakeIssuer(), next = '/office/tasks') => {
  const ports = testPorts();
  const handle = officeOver(ports, { issuer });
  const client = siteClient(handle);
  const started = await client.get(`/office/sign-in/start?${new URLSearchParams({ next })}`);
  const state = new URL(started.location ?? 'http://x').searchParams.get('state') ?? '';
  return { ports, handle, client, back: `/office/callback?code=good&state=${state}` };
};

describe('staff signing in', () => {
  it('are sent to the sign-in page first, and back to where they were going', async () => {
    const client = siteClient(officeOver(testPorts(), { issuer: fakeIssuer() }));
    const answer = await client.get('/office/tasks');
    expect([answer.status, answer.location]).toEqual([302, '/office/sign-in?next=%2Foffice%2Ftasks']);
    const page = await client.get(answer.location ?? '');
    expect(page.body).toContain('href="/office/sign-in/start?next=%2Foffice%2Ftasks"');
  });

  it('come back with a session of eight hours and only the groups we know', async () => {
    const { ports, client, back } = await begin();
    const answer = await client.get(back);
    expect([answer.status, answer.location]).toEqual([303, '/office/tasks']);
    expect(answer.setCookies.join('\n')).toMatch(
      /pact-4000-oidc=;.*Max-Age=0[\s\S]*pact-4000-staff=.*Max-Age=28800/,
    );
    expect((await client.get('/office/tasks')).status).toBe(200);
    expect(ports.pact.items().find(({ type }) => type === 'session')).toMatchObject({
      visitor: { groups: ['reviewer'] },
    });
    expect((await readStaffNames(ports, ['staff:rita']))('staff:rita')).toBe('Rita Reviewer');
    ports.clock.advance(8 * 3_600_000);
    expect((await client.get('/office/tasks')).status).toBe(302);
  });

  it('are never led to another site or out of the office', async () => {
    for (const next of ['https://evil.example', '//evil.example', '/en/my', '/officeevil']) {
      const { client, back } = await begin(fakeIssuer(), next);
      expect((await client.get(back)).location).toBe('/office');
    }
  });

  it('are refused in a browser that did not begin', async () => {
    const { handle, back } = await begin();
    const answer = await siteClient(handle).get(back);
    expect(answer.status).toBe(400);
    expect(answer.setCookies.join()).not.toContain('pact-4000-staff');
  });

  it('are refused a second time with the same answer', async () => {
    const { client, back } = await begin();
    const cookie = client.jar.get('pact-4000-oidc') ?? '';
    await client.get(back);
    client.jar.set('pact-4000-oidc', cookie);
    expect((await client.get(back)).status).toBe(400);
  });

  it('are refused after ten minutes', async () => {
    const { ports, client, back } = await begin();
    ports.clock.advance(600_000);
    expect((await client.get(back)).status).toBe(400);
  });

  it('are refused with a state that is not theirs', async () => {
    const { client } = await begin();
    expect((await client.get('/office/callback?code=good&state=forged')).status).toBe(400);
  });

  it('without any group of ours get a page that says so, and no session', async () => {
    const { client, back } = await begin(fakeIssuer({ ...rita, groups: ['choir'] }));
    const answer = await client.get(back);
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('You have no rights here');
    expect(client.jar.has('pact-4000-staff')).toBe(false);
  });

  it('learn that the issuer does not answer, and can try again', async () => {
    const client = siteClient(officeOver(testPorts()));
    const answer = await client.get('/office/sign-in/start?next=/office/settings');
    expect(answer.status).toBe(503);
    expect(answer.body).toContain('href="/office/sign-in/start?next=%2Foffice%2Fsettings"');
  });

  it('who sign out are offered to leave the issuer, too', async () => {
    const { client, back } = await begin();
    await client.get((await client.get(back)).location ?? '');
    const answer = await client.post('/office/sign-out');
    const page = await client.get(answer.location ?? '');
    expect(page.body).toContain('https://issuer.example/end?to=');
    expect((await client.get('/office')).status).toBe(302);
  });
});
