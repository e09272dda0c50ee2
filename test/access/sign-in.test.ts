import { describe, expect, it } from 'vitest';
import { issueCodes } from '../../functions/access/issue-codes.ts';
import { testPorts } from '../support/ports.ts';
import { siteClient } from '../support/site-client.ts';
import { siteOver } from '../support/sites.ts';

const start = async (next = '/sv/my') => {
  const ports = testPorts();
  const handle = siteOver(ports);
  const client = siteClient(handle);
  await client.get('/sv/sign-in');
  const asked = await client.post('/sv/sign-in', { email: 'kim@nordlys.example', next });
  const codePage = asked.location ?? '';
  const challenge = new URL(codePage, 'http://x').searchParams.get('c') ?? '';
  const codes = await issueCodes(ports, { challengeId: challenge, mailId: 'mail1' });
  if (codes === undefined) throw new Error(`no codes: ${asked.status}`);
  const link = `/sv/sign-in/link/${challenge}/${codes.linkToken}`;
  return { ports, handle, client, codePage, challenge, link, ...codes };
};

describe('asking for a code', () => {
  it.each([
    '\u200bkim@nordlys.example',
    '\u202akim@nordlys.example\u202c',
    '\ufeffkim@nord\u00adlys.example',
    'Kim Berg <kim@nordlys.example>',
  ])('takes an address as it is pasted, with marks that nobody sees or a name before it: %j', async (email) => {
    const client = siteClient(siteOver(testPorts()));
    await client.get('/en/sign-in');
    const { status, location = '' } = await client.post('/en/sign-in', { email });
    expect(status).toBe(303);
    expect((await client.get(location)).body).toContain('code to kim@nordlys.example.');
  });
});

describe('the page that asks for an address', () => {
  const OF_MAIL = 'use the address it was sent to';

  it.each([
    ['/en/my/abc/text', true],
    ['/sv/my/abc/reports/1', true],
    ['/en/my', false],
    ['/en/register', false],
  ])('says for %s which address it is, where a mail leads there: %s', async (next, said) => {
    const { body } = await siteClient(siteOver(testPorts())).get(
      `/en/sign-in?${new URLSearchParams({ next })}`,
    );
    expect(body.includes(OF_MAIL)).toBe(said);
  });
});

describe('asking for one code more than there are', () => {
  it('leaves the way to the same page in the other language', async () => {
    const { client, challenge } = await start();
    let answer = await client.post('/sv/sign-in/again', { challenge });
    for (let n = 0; n < 9 && answer.status === 303; n += 1)
      answer = await client.post('/sv/sign-in/again', { challenge });
    expect([answer.status, answer.body.includes(`href="/en/sign-in/code?c=${challenge}"`)]).toEqual([
      429,
      true,
    ]);
  });
});

describe('signing in by a typed code', () => {
  it('leads on to where somebody wanted to go, signed in', async () => {
    const { client, codePage, code } = await start('/sv/my/org1/check');
    expect((await client.get(codePage)).body).toContain('kim@nordlys.example');
    const answer = await client.post(codePage, { code });
    expect([answer.status, answer.location]).toEqual([303, '/sv/my/org1/check']);
    expect(answer.setCookies.join()).toMatch(/pact-4000-session=[\w-]{43};.*HttpOnly/);
    expect((await client.get('/sv/sign-in')).body).toContain('kim@nordlys.example');
  });

  it('takes a code as it comes out of a mail: with marks that nobody sees, and other signs around and in it', async () => {
    const forms = ['\u200b*', '\u202a*\u202c', '*.', '“*”', '*\u2060\r\n'];
    for (const form of forms) {
      const { client, codePage, code } = await start();
      const typed = form.replace('*', code.replace('-', '\u2212'));
      expect([form, (await client.post(codePage, { code: typed })).status]).toEqual([form, 303]);
    }
  });

  it('leads on in the language that the page was turned to', async () => {
    const { client, codePage, code } = await start('/en/my/org1/check?from=mail');
    expect((await client.post(codePage, { code })).location).toBe('/sv/my/org1/check?from=mail');
  });

  it('leads on as well when somebody goes back and sends the code again', async () => {
    const { client, codePage, code } = await start();
    await client.post(codePage, { code });
    expect((await client.get(codePage)).location).toBe('/sv/my');
    expect((await client.post(codePage, { code })).location).toBe('/sv/my');
  });

  it('never leads to another site', async () => {
    const { client, codePage, code } = await start('//evil.example/x');
    expect((await client.post(codePage, { code })).location).toBe('/sv/my');
  });

  it('keeps a wrong code on the page and says how many tries are left', async () => {
    const { client, codePage } = await start();
    const answer = await client.post(codePage, { code: 'CDFG-3467' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('value="CDFG-3467"');
    expect(answer.body).toContain('4 försök');
    expect(answer.body).toContain('govuk-error-summary');
  });

  it('asks for the whole code where what was typed can be none, and keeps it as it was typed', async () => {
    const { client, codePage, code } = await start();
    for (let tries = 0; tries < 9; tries += 1) await client.post(codePage, { code: '' });
    const answer = await client.post(codePage, { code: 'CDFG-3467"><b>' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('value="CDFG-3467&quot;>&lt;b>"');
    expect(answer.body).toContain('Skriv in hela koden');
    expect((await client.post(codePage, { code })).status).toBe(303);
  });

  it('ends with a page that offers a new code after five wrong ones, on a reload as well', async () => {
    const { client, codePage, challenge } = await start();
    for (let tries = 0; tries < 4; tries += 1) await client.post(codePage, { code: 'CCCC-CCCC' });
    const locked = await client.post(codePage, { code: 'CCCC-CCCC' });
    for (const { body } of [locked, await client.get(codePage)]) {
      expect(body).toContain('för många gånger');
      expect(body).toContain('action="/sv/sign-in/again"');
      expect(body).not.toContain('name="code"');
    }
    const again = await client.post('/sv/sign-in/again', { challenge });
    expect([again.status, again.location]).toEqual([303, `${codePage}&sent=again`]);
    expect((await client.get(again.location ?? '')).body).toContain('name="code"');
  });

  it('says that another code is on its way', async () => {
    const { client, codePage, challenge } = await start();
    expect((await client.get(codePage)).body).not.toContain('En ny kod är på väg');
    const again = await client.post('/sv/sign-in/again', { challenge });
    expect((await client.get(again.location ?? '')).body).toContain(
      'En ny kod är på väg till kim@nordlys.example',
    );
  });

  it('shows nothing of the address to another browser', async () => {
    const { handle, codePage } = await start();
    const answer = await siteClient(handle).get(codePage);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('annan webbläsare');
    expect(answer.body).not.toContain('kim@nordlys.example');
  });

  it('for an unknown challenge says to start again', async () => {
    const { client } = await start();
    const answer = await client.get(`/en/sign-in/code?c=${'x'.repeat(5000)}`);
    expect(answer.status).toBe(404);
    expect(answer.body).toContain('href="/en/sign-in"');
  });
});

describe('signing in by the link', () => {
  it('takes a button: opening it changes nothing', async () => {
    const { ports, handle, client, link } = await start();
    const before = JSON.stringify(ports.pact.items());
    await siteClient(handle).get(link);
    const opened = await client.get(link);
    expect(opened.setCookies).toEqual([]);
    expect(JSON.stringify(ports.pact.items())).toBe(before);
    expect((await client.post(link)).location).toBe('/sv/my');
  });

  it('in another browser says to type the code where it began', async () => {
    const { handle, link } = await start();
    const other = siteClient(handle);
    await other.get('/sv/sign-in');
    const answer = await other.post(link);
    expect(answer.status).toBe(422);
    expect(answer.setCookies.join()).not.toContain('pact-4000-session');
    expect(answer.body).toContain('annan webbläsare');
  });
});

describe('the sign-in page', () => {
  it.each(['', 'kim', 'a@b\r\nBcc: c@d.example'])('keeps %j and says what to do', async (email) => {
    const { client } = await start();
    const answer = await client.post('/en/sign-in', { email });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('href="#email"');
  });

  it('says of an address with other letters before the @ that no mail reaches it', async () => {
    const { client } = await start();
    const answer = await client.post('/en/sign-in', { email: 'Åberg@nordlys.example' });
    expect([answer.status, answer.body.includes('letters such as å or é before the @')]).toEqual([422, true]);
  });

  it('answers with 429 when too many codes were asked for', async () => {
    const { client } = await start();
    for (let n = 0; n < 4; n += 1) await client.post('/en/sign-in', { email: `k${n}@nordlys.example` });
    const answer = await client.post('/en/sign-in', { email: 'k9@nordlys.example' });
    expect(answer.status).toBe(429);
    expect(answer.body).toContain('60 minutes');
  });
});

describe('signing out', () => {
  it('ends the session itself, not the cookie alone', async () => {
    const { handle, client, codePage, code } = await start();
    await client.post(codePage, { code });
    const stolen = client.jar.get('pact-4000-session') ?? '';
    const answer = await client.post('/sv/sign-out');
    expect(answer.location).toBe('/sv');
    const thief = siteClient(handle);
    thief.jar.set('pact-4000-session', stolen);
    expect((await thief.get('/sv/my')).location).toContain('/sv/sign-in');
  });
});
