import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { formatDay, label, translator } from '../../functions/platform/i18n/translate.ts';
import { addDays, atBrussels } from '../../functions/platform/time.ts';
import { dueDay } from '../../functions/reports/due.ts';
import { openPage } from '../support/browser.ts';
import { publishOn } from '../support/stack-ports.ts';
import { mouse } from '../support/walk/hand.ts';
import { linkIn, mailSince } from '../support/walk/mailbox.ts';
import { reviewAndPublish, signInAsStaff } from '../support/walk/office.ts';
import { openStack, type Walked } from '../support/walk/open-stack.ts';
import { pageChecker } from '../support/walk/page-checker.ts';
import { REPORTED, textOf, writeReport } from '../support/walk/report.ts';
import { signInByCode } from '../support/walk/sign-in.ts';

const en = translator('en');
const sv = translator('sv');
const checker = pageChecker();

const NAME = 'norrsken';
const EMAIL = `${NAME}@example.eu`;

let walked: Walked;
let reader: Page;
let staff: Page;
let organisationId = '';
let due = '';
let commitments = 0;

const publicPage = async (): Promise<string> => {
  await reader.goto(`${walked.stack.addresses.site}/sv/register/${organisationId}`);
  return textOf(reader);
};

const pushTo = async (days: number, time: string): Promise<void> => {
  await walked.stack.push(atBrussels(addDays(due, days), time));
};

beforeAll(async () => {
  walked = await openStack();
  const { stack, browser } = walked;
  due = dueDay(await stack.now());
  const [life] = await publishOn(stack, [NAME], 'sv');
  organisationId = life?.organisationId ?? '';
  reader = await openPage(browser, { language: 'sv-SE' });
  staff = await openPage(browser);
  await publicPage();
  commitments = await reader.locator('.site-commitment').count();
});
afterAll(() => walked.close());

describe('a company that stays silent', () => {
  it('is late in neutral words from the day after, and is reminded after 14 and 30 days in its language', async () => {
    const { stack } = walked;
    const facts = { organisation: NAME, due: formatDay('sv', due) };
    await pushTo(1, '12:00');
    const text = await publicPage();
    expect(text).toContain(label(sv, 'states.report.overdue'));
    expect(text).toContain(sv('public.reportOverdue', { day: facts.due }));
    await checker.check(reader, 'organisation, overdue');

    await pushTo(31, '12:00');
    const late = (await stack.mails(EMAIL)).filter(
      ({ subject }) => subject === sv('mail.reportOverdueSubject', facts),
    );
    const nine = (days: number) => atBrussels(addDays(due, days), '09:00').slice(0, 13);
    expect(late.map(({ at }) => at.slice(0, 13))).toEqual([nine(30), nine(14)]);
  });

  it('counts as not received after the grace period, with the rule beside it and a task for the office', async () => {
    const { stack } = walked;
    await pushTo(60, '23:00');
    expect(await publicPage()).toContain(label(sv, 'states.report.overdue'));
    await pushTo(61, '12:00');
    const text = await publicPage();
    expect(text).toContain(label(sv, 'states.report.not-received'));
    expect(text).toContain(sv('public.reportNotReceived', { day: formatDay('sv', due) }));
    await checker.check(reader, 'organisation, not received');

    await signInAsStaff(staff, { address: `${stack.addresses.office}/tasks`, name: 'Rita Reviewer' });
    await checker.check(staff, 'tasks');
    const task = staff.locator('section').filter({ hasText: label(en, 'office.task.report-not-received') });
    expect(await task.locator(`a[href$="${organisationId}"]`).count()).toBe(1);
  });

  it('comes back on a new device without script, and its late report is published like any other', async () => {
    const { stack, browser } = walked;
    const page = await openPage(browser, { script: false, language: 'sv-SE' });
    const hand = mouse(page);
    const last = await mailSince(stack, { to: EMAIL, since: addDays(due, 60) });
    await page.goto(linkIn(last, /\/report\//));
    await signInByCode({ stack, hand }, EMAIL);
    await writeReport(hand, { commitments });
    expect(await textOf(page, 'h1')).toBe(sv('report.doneTitle'));
    expect(await publicPage()).toContain(label(sv, 'states.report.submitted'));

    await staff.goto(`${stack.addresses.office}/pledges/${organisationId}/reports/1`);
    await reviewAndPublish(staff);
    const text = await publicPage();
    expect(text).toContain(label(sv, 'states.report.published'));
    expect(text).toContain(REPORTED);
    await checker.check(reader, 'organisation, reported late');
    expect(checker.findings).toEqual([]);
  });
});
