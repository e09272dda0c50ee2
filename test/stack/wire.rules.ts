import { describe, expect, it } from 'vitest';
import { BODIES, FORGED, NEXT, WRONG_FIELDS } from '../support/hostile-forms.ts';
import { ADDRESSES, type Hostile, PROTOCOL, QUERIES, WRONG_METHODS } from '../support/hostile-requests.ts';
import { sendRaw } from '../support/raw-http.ts';
import { signedInBrowser, startPledgeIn } from '../support/stack-people.ts';
import { expectAnswer } from './expect-answer.ts';
import { everything, newBrowser, scene } from './scene.ts';

describe('whatever comes over the wire is answered in words', () => {
  const all: readonly Hostile[] = [...ADDRESSES, ...QUERIES, ...WRONG_METHODS, ...PROTOCOL];
  it.each(all)('%s', async (_, bytes, status) => {
    expectAnswer(await sendRaw(scene().stack.addresses.site, bytes), status);
  });

  it('HEAD is answered as GET, without a body', async () => {
    const answers = await Promise.all(
      ['/en', '/en/nothing', '/api/v1/register.json', '/_local'].map((path) =>
        newBrowser().send(path, { method: 'HEAD' }),
      ),
    );
    expect(answers.map(({ status, body }) => [status, body])).toEqual(
      [200, 404, 200, 200].map((s) => [s, '']),
    );
  });

  it('HEAD says how long data is', async () => {
    const path = '/api/v1/openapi.json';
    const headers = { 'accept-encoding': 'identity' };
    const got = await newBrowser().send(path, { headers });
    const headed = await newBrowser().send(path, { headers, method: 'HEAD' });
    expect(headed.headers.get('content-length')).toBe(String(Buffer.byteLength(got.body)));
  });
});

describe('a form', () => {
  it.each(BODIES)('with %s is refused in words', async (_, make, status) => {
    const browser = newBrowser();
    await browser.get('/en/sign-in');
    expectAnswer(await browser.send('/en/sign-in', { method: 'POST', ...make(browser.token()) }), status);
  });

  it.each(FORGED)('%s changes nothing, and shows what was typed', async (_, forge) => {
    const { kim, root } = scene();
    const before = await everything();
    await kim.get(`${root}/organisation`);
    const answer = await kim.send(`${root}/organisation`, {
      method: 'POST',
      ...forge(kim.token(), newBrowser()),
    });
    expectAnswer(answer, 403);
    expect(answer.body).toContain('Forged &amp; kept');
    expect(await everything()).toEqual(before);
  });

  it.each(WRONG_FIELDS)('with %s comes back with what was typed', async (_, path, typed, kept) => {
    const { kim, root } = scene();
    const before = await everything();
    await kim.get(`${root}${path}`);
    const answer = await kim.post(`${root}${path}`, typed);
    expectAnswer(answer, 422);
    expect(answer.body).toContain('govuk-error-summary');
    expect(answer.body).toContain(kept);
    expect(await everything()).toEqual(before);
  });

  it('takes NUL, line ends and marks that turn the direction out of a name, and shows its markup as text', async () => {
    const browser = await signedInBrowser(scene().stack, 'mo@ostlys.example');
    const own = await startPledgeIn(browser, {
      legalName: '=1+1\0 <b>Öst</b>\r\nBcc: x@y.example \u202egnp.exe',
      country: 'SE',
      sizeBand: 'small',
      sector: 'software',
      roles: 'provider',
      seenRev: '0',
    });
    const { body } = await browser.get(`${own}/check`);
    expect(body).toContain('=1+1 &lt;b>Öst&lt;/b> Bcc: x@y.example gnp.exe');
  });

  it.each(NEXT)('never leads to %j after signing in', async (next) => {
    const browser = newBrowser();
    const { body } = await browser.get(`/en/sign-in?${new URLSearchParams({ next })}`);
    expect(/name="next" value="([^"]*)"/.exec(body)?.[1]).toBe('/en/my');
    const office = await browser.get(`/office/sign-in?${new URLSearchParams({ next })}`);
    expect(office.body).not.toContain('evil');
  });
});
