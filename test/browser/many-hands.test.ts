import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translator } from '../../functions/platform/i18n/translate.ts';
import type { Life } from '../../local/seed/deeds.ts';
import { openPage } from '../support/browser.ts';
import { draftOn, publishOn } from '../support/stack-ports.ts';
import { mouse } from '../support/walk/hand.ts';
import { codeIn, linkIn, mailSince } from '../support/walk/mailbox.ts';
import { joinStack, type Walked } from '../support/walk/open-stack.ts';
import { pageChecker } from '../support/walk/page-checker.ts';
import { textOf } from '../support/walk/report.ts';
import { signInByCode } from '../support/walk/sign-in.ts';

const en = translator('en');
const sv = translator('sv');
const checker = pageChecker();
const ALEX = 'alex@fleramanus.example';
const SIGNATORIES = [
  { name: 'Alva Lind', position: 'Managing director', email: 'alva@fleramanus.example', language: 'sv' },
  { name: 'Bo Ek', position: 'Chair of the board', email: 'bo@fleramanus.example', language: 'en' },
] as const;

let walked: Walked;
let life: Life;
let kim: Page;
let alex: Page;

const site = (path: string): string => `${walked.stack.addresses.site}${path}`;
const mine = (path = ''): string => site(`/en/my/${life.organisationId}${path}`);
const check = (page: Page, name: string) => checker.check(page, name);

beforeAll(async () => {
  walked = await joinStack();
  [kim, alex] = [await openPage(walked.browser), await openPage(walked.browser)];
  life = await draftOn(walked.stack, 'fleramanus');
  await kim.goto(site(`/en/sign-in?next=/en/my/${life.organisationId}`));
  await signInByCode({ stack: walked.stack, hand: mouse(kim) }, life.scenario.contact.email);
});
afterAll(() => walked.close());

describe('two colleagues on one draft', () => {
  it('begin with an invitation by mail, which a code accepts', async () => {
    const { stack } = walked;
    const hand = mouse(kim);
    await hand.follow('main a[href$="/people"]');
    await check(kim, 'people');
    const since = await stack.now();
    await hand.type('email', ALEX);
    await hand.press('main form:has([name=email]) button');
    await check(kim, 'people, one invited');
    const invited = await mailSince(stack, { to: ALEX, since });
    const other = mouse(alex);
    await alex.goto(linkIn(invited, /\/invitation\//));
    await check(alex, 'invitation');
    const asked = await stack.now();
    await other.press();
    await other.type('code', codeIn(await mailSince(stack, { to: ALEX, since: asked, subject: /code/i })));
    await other.press();
    await check(alex, 'invitation, to answer');
    await other.press('button[value=accept]');
    expect(alex.url()).toBe(mine());
    await kim.goto(mine('/people'));
    await hand.follow('main .govuk-summary-list__row:nth-child(2) a');
    await check(kim, 'a colleague');
  });

  it('write the same part: the second sees both texts and chooses, and nothing is overwritten unseen', async () => {
    const [first, second] = [mouse(kim), mouse(alex)];
    for (const page of [kim, alex]) await page.goto(mine('/contact'));
    await first.type('position', 'Head of law');
    await first.press();
    await second.type('position', 'Head of compliance');
    await second.press();
    await checker.checkAsItStands(alex, 'conflict');
    expect(await textOf(alex)).toContain('Head of law');
    expect(await textOf(alex)).toContain('Head of compliance');
    await second.press('button[value=settle]');
    await checker.checkAsItStands(alex, 'conflict, nothing chosen');
    await second.choose('keep-position', 'theirs');
    await second.press('button[value=settle]');
    await alex.goto(mine('/contact'));
    expect(await alex.locator('[name=position]').inputValue()).toBe('Head of law');
  });
});

describe('a joint signature', () => {
  let since = '';

  it('is asked of two people at once', async () => {
    const hand = mouse(kim);
    await kim.goto(mine('/sign?how=others'));
    await hand.press('button[value=add]');
    for (const [at, one] of SIGNATORIES.entries())
      for (const field of ['name', 'position', 'email'] as const)
        await hand.type(`${field}-${at + 1}`, one[field]);
    await checker.checkAsItStands(kim, 'name two who sign');
    since = await walked.stack.now();
    await hand.press('button[value=send]');
    expect(await textOf(kim, 'h1')).toBe(en('form.doneSent'));
  });

  it('waits for both, in Swedish and in English, and goes to the AI Office with the second', async () => {
    for (const [at, { email, language }] of SIGNATORIES.entries()) {
      const t = language === 'sv' ? sv : en;
      const page = await openPage(walked.browser);
      const hand = mouse(page);
      const asked = await mailSince(walked.stack, { to: email, since });
      const path = new URL(linkIn(asked, /\/my\//)).pathname.replace(/^\/[a-z]+/, `/${language}`);
      await page.goto(site(path));
      await signInByCode({ stack: walked.stack, hand }, email);
      await hand.choose('declaration', 'yes');
      await hand.press('button[value=approve]');
      await check(page, `approved by ${at + 1} of 2`);
      expect(await textOf(page, 'h1')).toBe(t('form.youApproved'));
      await kim.goto(mine());
      const state = at === 0 ? 'awaiting-signature' : 'submitted';
      expect(await textOf(kim)).toContain(en(`states.pledge.${state}`));
    }
    await check(kim, 'signed by both');
  });
});

describe('a parent organisation', () => {
  it('is found by a part of its name, asked by mail, and public once it has confirmed', async () => {
    const { stack, browser } = walked;
    const [parent] = await publishOn(stack, ['modergruppen']);
    const hand = mouse(kim);
    await kim.goto(mine());
    await hand.follow('main a[href$="/group"]');
    await hand.type('name', 'GRUPPEN');
    await hand.press('main form[method=get] button');
    await check(kim, 'group, found');
    await hand.choose('parent', parent?.organisationId ?? '');
    const since = await stack.now();
    await hand.press('button[value=ask]');
    await check(kim, 'group, asked');
    const email = parent?.scenario.contact.email ?? '';
    const mail = await mailSince(stack, { to: email, since, subject: /belong to you/ });
    const page = await openPage(browser);
    await page.goto(linkIn(mail, /\/group/));
    await signInByCode({ stack, hand: mouse(page) }, email);
    await check(page, 'group, to confirm');
    await mouse(page).press('button[value=confirm]');
    await check(page, 'group, confirmed');
    await kim.goto(mine('/group'));
    expect(await textOf(kim)).toContain(en('group.confirmed'));
  });
});

it('finds nothing that WCAG 2.2 AA forbids, in two languages and widths', () => {
  expect(checker.looks()).toBeGreaterThan(45);
  expect(checker.findings).toEqual([]);
});
