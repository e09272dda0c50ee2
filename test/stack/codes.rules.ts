import { describe, expect, it } from 'vitest';
import { cookieName } from '../../functions/platform/http/cookies.ts';
import { askForCode, signedInBrowser } from '../support/stack-people.ts';
import { expectAnswer } from './expect-answer.ts';
import { newBrowser, scene } from './scene.ts';

describe('a code', () => {
  const asking = async (email: string) => {
    const browser = newBrowser();
    return { browser, ...(await askForCode({ stack: scene().stack, browser }, email)) };
  };

  it('works once, in the browser that asked, and its link only by the button', async () => {
    const { browser, page, code, link } = await asking('once@nordlys.example');
    const other = newBrowser();
    await other.get('/en/sign-in');
    expectAnswer(await other.post(page, { code }), 422);
    expectAnswer(await other.get(link), 422);
    const opened = await Promise.all(Array.from({ length: 50 }, () => browser.get(link)));
    expect(new Set(opened.map(({ status }) => status))).toEqual(new Set([200]));
    expect((await browser.get('/en/my')).status).toBe(302);
    await browser.get(link);
    expect(await browser.post(link)).toMatchObject({ status: 303, location: '/en/my' });
    const again = newBrowser();
    const secret = cookieName(scene().stack.addresses.site, 'browser');
    again.cookies().set(secret, browser.cookies().get(secret) ?? '');
    await again.get(page);
    expectAnswer(await again.post(page, { code }), 422);
  });

  it('is no use after five wrong ones', async () => {
    const { browser, page, code } = await asking('guess@nordlys.example');
    await browser.get(page);
    const wrong: number[] = [];
    for (let at = 0; at < 5; at += 1) wrong.push((await browser.post(page, { code: 'CCCC-CCCC' })).status);
    expect(new Set(wrong.slice(0, 4))).toEqual(new Set([422]));
    const late = await browser.post(page, { code });
    expectAnswer(late, 422);
    expect(late.body).toContain('too many wrong codes');
  });

  it('is sent five times an hour, and not a sixth time', async () => {
    const statuses: number[] = [];
    for (let at = 0; at < 6; at += 1) {
      const browser = newBrowser();
      await browser.get('/en/sign-in');
      const asked = await browser.post('/en/sign-in', { email: 'often@nordlys.example' });
      statuses.push(asked.status);
      if (at === 5) expectAnswer(asked, 429);
    }
    expect(statuses.slice(0, 5)).toEqual([303, 303, 303, 303, 303]);
  });

  it('is too old after eleven minutes, which loses nobody’s session', async () => {
    const { browser, page, code } = await asking('late@nordlys.example');
    const later = Date.parse(await scene().stack.now()) + 11 * 60_000;
    await scene().stack.push(new Date(later).toISOString());
    await browser.get(page);
    const late = await browser.post(page, { code });
    expectAnswer(late, 422);
    expect(late.body).toContain('10 minutes');
    expect((await scene().kim.get(scene().root)).status).toBe(200);
  });
});

describe('a session', () => {
  it('is over once signed out, wherever its cookie still lies', async () => {
    const thief = newBrowser();
    const browser = await signedInBrowser(scene().stack, 'out@nordlys.example');
    const name = cookieName(scene().stack.addresses.site, 'session');
    const session = browser.cookies().get(name) ?? '';
    await browser.get('/en/my');
    await browser.post('/en/sign-out');
    thief.cookies().set(name, session);
    expect(session).not.toBe('');
    expect((await thief.get('/en/my')).status).toBe(302);
  });
});
