import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatDay, label, translator } from '../../functions/platform/i18n/translate.ts';
import { addDays, addMonths, atBrussels, type Day } from '../../functions/platform/time.ts';
import { setFurtherCycles } from '../../functions/reports/cycles-setting.ts';
import { dueDay } from '../../functions/reports/due.ts';
import { openPage } from '../support/browser.ts';
import { portsOn, publishOn } from '../support/stack-ports.ts';
import { mouse } from '../support/walk/hand.ts';
import { reviewAndPublish, signInAsStaff } from '../support/walk/office.ts';
import { openStack, type Walked } from '../support/walk/open-stack.ts';
import { pageChecker } from '../support/walk/page-checker.ts';
import { REPORTED, textOf, writeReport } from '../support/walk/report.ts';
import { signInByCode } from '../support/walk/sign-in.ts';

const en = translator('en');
const checker = pageChecker();
const NAME = 'kattegat';
const EMAIL = `${NAME}@example.eu`;
const SENTENCE = 'The owner and the rules are the same as last year.';

let walked: Walked;
let kim: Page;
let organisationId = '';
let firstDue: Day = '';
let commitments = 0;

const due = (cycle: number): Day => addMonths(firstDue, 12 * (cycle - 1));
const pushTo = (day: Day): Promise<unknown> => walked.stack.push(atBrussels(day, '12:00'));

const publicPage = async (): Promise<string> => {
  await kim.goto(`${walked.stack.addresses.site}/en/register/${organisationId}`);
  return textOf(kim);
};

/** A session does not outlive the months between two reports. */
const openReport = async (cycle: number): Promise<void> => {
  const { stack } = walked;
  await kim.goto(`${stack.addresses.site}/en/my/${organisationId}/report/${cycle}`);
  await signInByCode({ stack, hand: mouse(kim) }, EMAIL);
};

const publishReport = async (cycle: number): Promise<void> => {
  const staff = await openPage(walked.browser);
  const { office } = walked.stack.addresses;
  await signInAsStaff(staff, { address: office, name: 'Rita Reviewer' });
  await staff.goto(`${office}/pledges/${organisationId}/reports/${cycle}`);
  await reviewAndPublish(staff);
};

beforeAll(async () => {
  walked = await openStack();
  const { stack, browser } = walked;
  const ports = await portsOn(stack);
  await setFurtherCycles(ports, { staff: 'test', furtherCycles: true });
  firstDue = dueDay(await stack.now());
  organisationId = (await publishOn(stack, [NAME], 'en'))[0]?.organisationId ?? '';
  kim = await openPage(browser);
  await publicPage();
  commitments = await kim.locator('.site-commitment').count();
});
afterAll(() => walked.close());

it('misses the first report, and is told the day of the second', async () => {
  await pushTo(addDays(due(1), 62));
  const text = await publicPage();
  expect(text).toContain(label(en, 'states.report.not-received'));
  expect(text).toContain(en('public.reportDueOn', { day: formatDay('en', due(2)) }));
});

it('is late with the second, which is welcome all the same', async () => {
  await pushTo(addDays(due(2), 20));
  expect(await publicPage()).toContain(label(en, 'states.report.overdue'));
  await openReport(2);
  await writeReport(mouse(kim), { commitments });
  await publishReport(2);
  expect(await publicPage()).toContain(REPORTED);
});

it('has nothing new to tell in the third year, and says so in a sentence for each commitment', async () => {
  await pushTo(addDays(due(3), -30));
  await openReport(3);
  const hand = mouse(kim);
  await hand.follow('main .govuk-task-list a');
  await checker.check(kim, 'report on a commitment, third year');
  expect(await textOf(kim)).toContain(REPORTED);
  for (let written = 0; written < commitments; written += 1) {
    await hand.choose('unchanged', 'yes');
    await hand.type('done', SENTENCE);
    await hand.press();
  }
  await hand.follow('main a[href$="/check"]');
  await hand.choose('complete', 'yes');
  await hand.press();
  expect(await textOf(kim, 'h1')).toBe(en('report.doneTitle'));
  await publishReport(3);
  const text = await publicPage();
  for (const words of [SENTENCE, REPORTED, en('public.progressUnchanged')]) expect(text).toContain(words);
  expect(text).toContain(label(en, 'states.report.not-received'));
  await checker.check(kim, 'organisation, three reports');
  expect(checker.findings).toEqual([]);
});
