import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../../functions/access/ensure-person.ts';
import { html } from '../../../functions/platform/http/answer.ts';
import type { Ask } from '../../../functions/platform/http/ask.ts';
import { csrfToken } from '../../../functions/platform/http/csrf.ts';
import { anybody, type Route, staff } from '../../../functions/platform/http/router.ts';
import type { SitePorts } from '../../../functions/platform/ports.ts';
import { formOf } from '../../support/ask.ts';
import { testPorts } from '../../support/ports.ts';
import { asNobody, asPerson } from '../../support/signed-in.ts';
import { siteClient } from '../../support/site-client.ts';
import { keptLog, siteOver } from '../../support/sites.ts';

const page = async (ask: Ask) => html(`<!DOCTYPE html><p>in</p><input value="${csrfToken(ask.browser)}">`);
const reading = async () => html('<!DOCTYPE html><p>to read</p>');
const broken = async () => {
  throw new Error('secret detail');
};
const routes: readonly Route<SitePorts>[] = [
  { method: 'GET', path: '/{lang}/form', access: anybody, door: page },
  { method: 'POST', path: '/{lang}/form', access: anybody, door: page },
  { method: 'POST', path: '/{lang}/one-click', access: anybody, csrf: false, door: page },
  { method: 'GET', path: '/{lang}/things/{thing}', access: anybody, door: page },
  { method: 'GET', path: '/{lang}/text', access: anybody, common: true, door: reading },
  { method: 'GET', path: '/{lang}/open-form', access: anybody, common: true, door: page },
  { method: 'POST', path: '/office/thing', access: staff('admin'), door: page },
  { method: 'GET', path: '/{lang}/broken', access: anybody, door: broken },
  { method: 'POST', path: '/{lang}/broken', access: anybody, door: broken },
];
const log = keptLog();
const handle = siteOver(testPorts(), { routes, log });
const FORM = { 'Content-Type': ['application/x-www-form-urlencoded'] };

describe('every answer', () => {
  it('forbids inline script, framing and sniffing', async () => {
    const answer = await siteClient(handle).get('/en/form');
    expect(answer.header('content-security-policy')).toContain("default-src 'none'");
    expect(answer.header('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(answer.header('content-security-policy')).not.toContain('unsafe');
    expect(answer.header('x-content-type-options')).toBe('nosniff');
    expect(answer.header('cache-control')).toBe('no-store');
  });

  it('gives a new browser its secret once, for scripts and other sites out of reach', async () => {
    const client = siteClient(handle);
    const [cookie] = (await client.get('/en/form')).setCookies;
    expect(cookie).toMatch(/^pact-4000-browser=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Max-Age=\d+$/);
    expect((await client.get('/en/form')).setCookies).toEqual([]);
  });

  it('leaves who only reads without anything to be known again by', async () => {
    const client = siteClient(handle);
    expect((await client.get('/en/text')).setCookies).toEqual([]);
    expect((await client.get('/en/nothing')).setCookies).toEqual([]);
    expect([...client.jar]).toEqual([]);
  });

  it('to HEAD is that to GET, whose body the gateway leaves out', async () => {
    const client = siteClient(handle);
    const [got, headed] = [await client.get('/en/text'), await client.send('/en/text', { method: 'HEAD' })];
    expect([headed.status, headed.body]).toEqual([200, got.body]);
    expect(headed.header('content-type')).toContain('text/html');
  });
});

describe('a page that is the same for everybody who has not signed in', () => {
  it('may be kept by a browser that asks whether it still holds, and by nothing in between', async () => {
    const client = siteClient(handle);
    const first = await client.get('/en/text');
    expect([first.header('cache-control'), first.header('vary')]).toEqual(['private, no-cache', 'Cookie']);
    const tag = first.header('etag') ?? '';
    const again = await client.send('/en/text', { headers: { 'If-None-Match': [tag] } });
    expect([again.status, again.body]).toEqual([304, '']);
  });

  it('is not kept with a form in it, nor for who has signed in', async () => {
    const ports = testPorts();
    const { personId } = await ensurePerson(ports, { email: 'kim@nordlys.example', language: 'en' });
    const kim = await asPerson(ports, personId, siteOver(ports, { routes }));
    const answers = [await siteClient(handle).get('/en/open-form'), await kim.get('/en/text')];
    expect(answers.map((answer) => answer.header('cache-control'))).toEqual(['no-store', 'no-store']);
    expect(answers.map((answer) => answer.header('etag'))).toEqual([undefined, undefined]);
  });
});

describe('a request that leads nowhere', () => {
  it.each([
    ['/en/nothing', 404],
    ['/de/form', 404],
    ['/xx', 404],
    [`/en/things/${'x'.repeat(201)}`, 404],
    ['/en/things/%E0%A4%A', 404],
    ['/%00', 404],
  ])('%s gets a page with %i', async (address, status) => {
    const answer = await siteClient(handle).get(address);
    expect(answer.status).toBe(status);
    expect(answer.body).toContain('Page not found');
  });

  it('by its method is told which ones there are', async () => {
    const answer = await siteClient(handle).send('/en/form', { method: 'DELETE' });
    expect([answer.status, answer.header('allow')]).toEqual([405, 'GET, HEAD, POST']);
  });

  it('speaks the language of its path', async () => {
    expect((await siteClient(handle).get('/sv/ingenting')).body).toContain('lang="sv"');
  });
});

describe('a form', () => {
  it('with this browser’s token comes through', async () => {
    expect((await asNobody(handle).post('/en/form', { a: 'b' })).status).toBe(200);
  });

  it.each([
    ['no token', {}],
    ['an empty token', { csrf: '' }],
    ['another browser’s token', { csrf: 'f'.repeat(64) }],
  ])('with %s is refused and shows what was typed as text', async (_, fields) => {
    const typed = '<script>alert(1)</script>';
    const body = formOf({ ...fields, text: typed }).toString();
    const answer = await asNobody(handle).send('/en/form', { method: 'POST', headers: FORM, body });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('&lt;script>alert(1)');
    expect(answer.body).not.toContain(typed);
  });

  it('without any cookie says that the browser has to keep one', async () => {
    const withOne = await asNobody(handle).send('/en/form', { method: 'POST', headers: FORM, body: 'a=b' });
    const withNone = await siteClient(handle).send('/en/form', {
      method: 'POST',
      headers: FORM,
      body: 'a=b',
    });
    const words = [withNone, withOne].map(({ body }) => body.includes('Allow cookies for this site'));
    expect([withNone.status, ...words]).toEqual([403, true, false]);
  });

  it('that ends in a surprise of ours is not lost', async () => {
    const answer = await asNobody(handle).post('/en/broken', { text: 'Our three aims' });
    expect([answer.status, answer.body.includes('Our three aims')]).toEqual([500, true]);
  });

  it('from another site is refused even with a token', async () => {
    const client = asNobody(handle);
    const body = formOf({ csrf: client.token() }).toString();
    const headers = { ...FORM, 'Sec-Fetch-Site': ['cross-site'] };
    expect((await client.send('/en/form', { method: 'POST', headers, body })).status).toBe(403);
  });

  it.each([
    ['application/x-www-form-urlencoded', 'List-Unsubscribe=One-Click'],
    [
      'multipart/form-data; boundary=b',
      '--b\r\nContent-Disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--b--\r\n',
    ],
  ])('for one-click unsubscribing as %s needs neither cookie nor token', async (type, body) => {
    const headers = { 'Content-Type': [type] };
    const answer = await siteClient(handle).send('/en/one-click', { method: 'POST', headers, body });
    expect(answer.status).toBe(200);
  });

  it('in JSON gets a page with 415', async () => {
    const headers = { 'Content-Type': ['application/json'] };
    const answer = await asNobody(handle).send('/en/form', { method: 'POST', headers, body: '{}' });
    expect(answer.status).toBe(415);
  });

  it('of ten megabytes gets a page with 413', async () => {
    const body = 'x'.repeat(10_000_000);
    const answer = await asNobody(handle).send('/en/form', { method: 'POST', headers: FORM, body });
    expect(answer.status).toBe(413);
  });

  it('sent without a session waits on a page that sends it again', async () => {
    const answer = await asNobody(handle).post('/office/thing', { reasons: 'long "work"\nsaved' });
    expect(answer.status).toBe(401);
    expect(answer.body).toContain('href="/office/sign-in" target="_blank"');
    expect(answer.body).toMatch(/<input type="hidden" name="reasons" value="long &quot;work&quot;\nsaved"/);
  });
});

describe('a surprise of our own', () => {
  it('is a page with the request’s number, and its details stay in the log', async () => {
    const answer = await siteClient(handle).get('/en/broken');
    expect(answer.status).toBe(500);
    expect(answer.body).toContain('request-1');
    expect(answer.body).not.toContain('secret detail');
    expect(log.entries.at(-1)).toMatchObject({ message: 'pageFailed', facts: { requestId: 'request-1' } });
  });
});

describe('the start', () => {
  it('leads to the language the browser asks for', async () => {
    const client = siteClient(siteOver(testPorts()));
    const answer = await client.send('/', { headers: { 'Accept-Language': ['sv-FI,en;q=0.5'] } });
    expect([answer.status, answer.location]).toEqual([302, '/sv']);
  });
});
