import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDay, translator } from '../../functions/platform/i18n/translate.ts';
import { addDays, atBrussels, brusselsDay } from '../../functions/platform/time.ts';
import { dueDay } from '../../functions/reports/due.ts';
import { openPage } from '../support/browser.ts';
import { actionText, beginPledge, type Company, fillForm } from '../support/walk/form.ts';
import { mouse } from '../support/walk/hand.ts';
import { linkIn, mailSince } from '../support/walk/mailbox.ts';
import { decide, goToPublish, reviewAndPublish, signInAsStaff } from '../support/walk/office.ts';
import { openStack, type Walked } from '../support/walk/open-stack.ts';
import { pageChecker } from '../support/walk/page-checker.ts';
import { REPORTED, textOf, writeReport } from '../support/walk/report.ts';
import { askForCode, signInByCode } from '../support/walk/sign-in.ts';

const en = translator('en');
const sv = translator('sv');
const checker = pageChecker();
const lookAt = (page: Page) => (name: string) => checker.check(page, name);

const ALVA = 'alva@sodrakraft.example';

let walked: Walked;
let company: Company;
let kim: Page;
let rita: Page;
/** Address of the organisation's own pages. */
let root = '';
let organisationId = '';
let sentForSignature = '';
let published = '';

const h1 = async (page: Page): Promise<string> => textOf(page, 'h1');
const site = (path: string): string => `${walked.stack.addresses.site}${path}`;
const due = (): string => dueDay(published);

beforeAll(async () => {
  walked = await openStack();
  kim = await openPage(walked.browser);
  rita = await openPage(walked.browser);
  company = {
    email: 'kim@sodrakraft.example',
    legalName: 'Södra Kraft AB',
    language: 'en',
    more: ['PROV-1'],
    target: addDays((await walked.stack.now()).slice(0, 10), 500),
  };
});
afterAll(() => walked.close());

describe('a year of a company', () => {
  it('begins with a form that shows what is missing, and is filled in', async () => {
    const visit = { stack: walked.stack, hand: mouse(kim), look: lookAt(kim) };
    await beginPledge(visit, company);
    root = kim.url();
    organisationId = root.split('/').at(-1) ?? '';
    await visit.hand.follow('main a[href$="/contact"]');
    await visit.hand.press();
    await checker.checkAsItStands(kim, 'contact, with errors');
    expect(await kim.title()).toMatch(/^Error: /);
    await kim.goto(`${root}/check`);
    await checker.check(kim, 'check, incomplete');
    expect(await textOf(kim)).toContain(en('form.missingTitle'));

    await kim.goto(root);
    await fillForm(visit, company);
    expect(await textOf(kim)).toContain(en('form.tasksComplete'));
  });

  it('goes on with a summary, a page to print, and a second person to sign', async () => {
    const hand = mouse(kim);
    await hand.follow('main a[href$="/check"]');
    await checker.check(kim, 'check');
    await hand.follow('main a[href$="/print"]');
    await checker.check(kim, 'print');
    expect(await textOf(kim)).toContain(actionText('CORE-2'));
    await kim.goto(`${root}/sign`);
    await checker.check(kim, 'who signs');
    await hand.choose('how', 'others');
    await hand.press();
    await checker.checkAsItStands(kim, 'name who signs');
    await hand.type('name-1', 'Alva Lind');
    await hand.type('position-1', 'Managing director');
    await hand.type('email-1', ALVA);
    sentForSignature = await walked.stack.now();
    await hand.press('button[value=send]');
    await checker.check(kim, 'sent for signature');
    expect(await h1(kim)).toBe(en('form.doneSent'));
  });

  it('needs the second person, who confirms her address and approves the exact text in Swedish', async () => {
    const { stack, browser } = walked;
    const asked = await mailSince(stack, { to: ALVA, since: sentForSignature });
    const alva = await openPage(browser, { language: 'sv-SE' });
    const hand = mouse(alva);
    await alva.goto(linkIn(asked, /\/my\//));
    await hand.follow('a[hreflang=sv]');
    const code = await askForCode({ stack, hand }, ALVA);
    const link = linkIn(code, /\/sign-in\/link\//);
    await alva.goto(link);
    await checker.check(alva, 'mailed link');
    const tab = await alva.context().newPage();
    await tab.goto(site('/sv/my'));
    expect(tab.url()).toContain('/sign-in');
    await hand.press();
    expect(new URL(alva.url()).pathname).toMatch(/^\/sv\//);
    await checker.check(alva, 'exact text');
    expect(await textOf(alva)).toContain(actionText('CORE-3'));
    expect(await alva.locator('p.code').textContent()).toMatch(/^[\da-f]{64}$/);
    await hand.press('button[value=approve]');
    await checker.checkAsItStands(alva, 'approve, with errors');
    await hand.choose('declaration', 'yes');
    await hand.press('button[value=approve]');
    await checker.check(alva, 'approved');
    expect(await h1(alva)).toBe(sv('form.youApproved'));
    await tab.goto(site('/sv/my'));
    await checker.check(tab, 'pledges of a signatory');
  });

  it('comes before the AI Office, where one of two decisions at once wins and the other is explained', async () => {
    const { stack, browser } = walked;
    const { office } = stack.addresses;
    await signInAsStaff(rita, { address: office, name: 'Rita Reviewer', look: lookAt(rita) });
    await checker.check(rita, 'queue');
    await mouse(rita).follow(`main a[href$="${organisationId}"]`);
    await checker.check(rita, 'pledge to review');
    await decide(rita, 'review');
    const erik = await openPage(browser);
    await signInAsStaff(erik, { address: rita.url().replace(/\?.*/, ''), name: 'Erik Editor' });
    published = await stack.now();
    await goToPublish(erik);
    await goToPublish(rita);
    await checker.check(rita, 'asked before publishing');
    await decide(rita, 'publish');
    await checker.check(rita, 'pledge published');
    await decide(erik, 'publish');
    await checker.checkAsItStands(erik, 'losing decision');
    expect(await textOf(erik, '.govuk-notification-banner')).toContain(en('office.foundAlready.published'));
    for (const page of ['tasks', 'settings']) {
      await erik.goto(`${office}/${page}`);
      await checker.check(erik, page);
    }
  });

  it('is public with the day its report is due', async () => {
    await kim.goto(site('/en/register'));
    await checker.check(kim, 'register');
    await mouse(kim).follow(`main a[href$="${organisationId}"]`);
    await checker.check(kim, 'organisation');
    const text = await textOf(kim);
    expect(text).toContain(actionText('PROV-1'));
    expect(text).toContain(en('public.reportDueOn', { day: formatDay('en', due()) }));
    for (const path of ['about', 'privacy', 'accessibility']) {
      await kim.goto(site(`/en/${path}`));
      await checker.check(kim, path);
    }
  });

  it('brings every mail of the ladder to the contact on its day at nine in Brussels', async () => {
    const { stack } = walked;
    const { legalName: organisation, email } = company;
    await stack.push('+12mo');
    const facts = { organisation, due: formatDay('en', due()) };
    const reminder = en('mail.reportReminderSubject', facts);
    const today = brusselsDay(published);
    const expected = [
      [published, en('mail.publishedSubject', facts)],
      [published, en('mail.reportDatesSubject', facts)],
      [atBrussels(addDays(due(), -90), '09:00'), en('mail.reportOpenSubject', facts)],
      [atBrussels(addDays(due(), -30), '09:00'), reminder],
      [atBrussels(addDays(due(), -7), '09:00'), reminder],
      [atBrussels(due(), '09:00'), en('mail.reportDueSubject', facts)],
    ];
    const came = (await stack.mails(email)).filter(({ at }) => at >= published).toReversed();
    expect(brusselsDay(await stack.now())).toBe(due());
    expect(brusselsDay(came[0]?.at ?? '')).toBe(today);
    const hourOf = (at: string): string => at.slice(0, 13);
    expect(came.map(({ at, subject }) => [hourOf(at), subject]).sort()).toEqual(
      expected.map(([at = '', subject]) => [hourOf(at), subject]).sort(),
    );
  });

  it('shows the office what went out, with the execution that sent it', async () => {
    await signInAsStaff(rita, {
      address: site(`/office/pledges/${organisationId}`),
      name: 'Rita Reviewer',
    });
    await checker.check(rita, 'pledge with its ladder');
    const rows = rita.locator(`section[aria-label="${en('office.ladder')}"] tbody tr`);
    const thatSay = (words: string) => rows.filter({ has: rita.getByText(words, { exact: true }) });
    const sent = thatSay(en('office.outcome.sent'));
    expect(await sent.count()).toBe(4);
    expect(await thatSay(en('office.outcome.to-come')).count()).toBe(5);
    expect(await textOf(rita)).toContain(en('office.mailStatus.delivered'));
    const href = (await sent.first().locator('a').getAttribute('href')) ?? '';
    await kim.goto(href);
    expect(await textOf(kim)).toMatch(/remind, succeeded/i);
  });

  it('ends with a report, filled in from the pledge, that the office publishes', async () => {
    const { stack } = walked;
    const hand = mouse(kim);
    const reminded = await mailSince(stack, { to: company.email, since: due(), subject: /^Due today/ });
    await kim.goto(linkIn(reminded, /\/report\//));
    await signInByCode({ stack, hand }, company.email);
    await checker.check(kim, 'report');
    await hand.follow('main .govuk-task-list a');
    expect(await kim.locator('[name=nextStep]').inputValue()).toBe(actionText('CORE-1'));
    await hand.press();
    await checker.checkAsItStands(kim, 'report on a commitment, with errors');
    await hand.follow('a.govuk-back-link');
    await writeReport(hand, { commitments: 4, look: lookAt(kim) });
    await checker.check(kim, 'report submitted');
    expect(await h1(kim)).toBe(en('report.doneTitle'));
    await kim.goto(root);
    await checker.check(kim, 'pledge of the company');

    await rita.goto(stack.addresses.office);
    await mouse(rita).follow(`main a[href*="${organisationId}/reports/"]`);
    await checker.check(rita, 'report to review');
    await reviewAndPublish(rita, lookAt(rita));
    await kim.goto(site(`/en/register/${organisationId}`));
    await checker.check(kim, 'organisation with its report');
    const text = await textOf(kim);
    expect(text).toContain(en('states.report.published'));
    expect(text).toContain(REPORTED);
  });

  it('has no page on which axe finds anything, in both languages, wide and narrow', () => {
    expect(checker.looks()).toBeGreaterThan(120);
    expect(checker.findings).toEqual([]);
  });
});
