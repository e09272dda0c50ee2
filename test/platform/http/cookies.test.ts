import { describe, expect, it } from 'vitest';
import { cookieName, parseCookies, setCookie } from '../../../functions/platform/http/cookies.ts';
import { securityHeaders } from '../../../functions/platform/http/security-headers.ts';

const cookie = { name: 'session', value: 'v', maxAge: 60 } as const;

describe('on https', () => {
  it('cookies are bound to the host and never sent in clear', () => {
    expect(setCookie('https://pact.example', cookie)).toBe(
      '__Host-pact-session=v; Path=/; HttpOnly; SameSite=Lax; Max-Age=60; Secure',
    );
  });

  it('the browser is told to stay on https', () => {
    expect(securityHeaders('https://pact.example')['strict-transport-security']).toContain(
      'max-age=63072000',
    );
  });
});

describe('on http', () => {
  it('nothing is promised about https', () => {
    expect(setCookie('http://127.0.0.1:4000', cookie)).not.toContain('Secure');
    expect(securityHeaders('http://127.0.0.1:4000')).not.toHaveProperty('strict-transport-security');
  });
});

it('two sites on one machine, which cookies do not tell apart by their ports, sign nobody out of the other', () => {
  const names = ['http://127.0.0.1:4000', 'http://127.0.0.1:5600'].map((site) => cookieName(site, 'session'));
  expect(new Set(names).size).toBe(2);
});

describe('the cookies of a request', () => {
  it('are read from several headers, the first of a name counts', () => {
    const cookies = parseCookies(['a=1; b=2', 'a=3;c = 4 ; broken']);
    expect([...cookies]).toEqual([
      ['a', '1'],
      ['b', '2'],
      ['c', '4'],
    ]);
  });
});
