import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { translator } from '../../functions/platform/i18n/translate.ts';
import type { Life } from '../../local/seed/deeds.ts';
import { openPage } from '../support/browser.ts';
import { publishOn } from '../support/stack-ports.ts';
import { signOneself } from '../support/walk/form.ts';
import { mouse } from '../support/walk/hand.ts';
import { mailSince } from '../support/walk/mailbox.ts';
import { reviewAndPublish, signInAsStaff } from '../support/walk/office.ts';
import { joinStack, type Walked } from '../support/walk/open-stack.ts';
import { pageChecker } from '../support/walk/page-checker.ts';
import { textOf } from '../support/walk/report.ts';
import { signInByCode } from '../support/walk/sign-in.ts';

const t = translator('en');
const checker = pageChecker();
const DROPPED = 'We stopped making such pictures in the spring.';
const CHANGED = 'Name an owner for the strategy, and let the board hear of it twice a year.';
const WHY = 'The company has been dissolved.';

let walked: Walked;
let life: Life | undefined;
let ines: Page;
let rita: Page;
let email = '';
let organisationId = '';

const site = (path: string): string => `${walked.stack.addresses.site}/en${path}`;
const mine = (path = ''): string => site(`/my/${organisationId}${path}`);
const open = (path = ''): string => site(`/register/${organisationId}${path}`);
const check = (page: Page, name: string) => checker.check(page, name);

beforeAll(async () => {
  walked = await joinStack();
  [ines, rita] = [await openPage(walked.browser), await openPage(walked.browser)];
  [life] = await publishOn(walked.stack, ['amendia']);
  organisationId = life?.organisationId ?? '';
  email = life?.scenario.contact.email ?? '';
  // Once the mails of the publication have gone.
  await walked.stack.push('+0h');
  await ines.goto(site(`/sign-in?next=/en/my/${organisationId}`));
  await signInByCode({ stack: walked.stack, hand: mouse(ines) }, email);
});
afterAll(() => walked.close());

describe('a public pledge', () => {
  it('is changed: a commitment is left out with a reason, an action is put in other words', async () => {
    const hand = mouse(ines);
    await check(ines, 'published, own page');
    await hand.follow('main a[href$="/amend"]');
    await check(ines, 'change the pledge');
    await hand.press();
    await hand.follow('main a[href$="/commitments"]');
    await ines.locator('main input[value="DEPL-4"]').uncheck();
    await hand.press();
    await hand.follow('main a[href$="/dropped"]');
    await hand.press();
    await checker.checkAsItStands(ines, 'left out, with errors');
    await hand.type('reason-DEPL-4', DROPPED);
    await hand.press();
    await ines.goto(mine('/commitments/CORE-1/actions/seed-CORE-1'));
    await hand.type('text', CHANGED);
    await hand.press();
    await ines.goto(mine());
    await check(ines, 'task list of a change');
    expect(await textOf(ines)).toContain(t('form.amendNoticeText', { version: 1 }));
    await hand.follow('main a[href$="/changes"]');
    await check(ines, 'what would change');
    expect(await textOf(ines)).toContain(DROPPED);
  });

  it('is signed and checked again, and the office sees the difference first', async () => {
    await ines.goto(mine());
    await signOneself({ stack: walked.stack, hand: mouse(ines) });
    const anybody = await openPage(walked.browser);
    await anybody.goto(open());
    expect(await textOf(anybody)).not.toContain(CHANGED);
    await signInAsStaff(rita, {
      address: `${walked.stack.addresses.office}/pledges/${organisationId}`,
      name: 'Rita Reviewer',
    });
    await rita.goto(`${walked.stack.addresses.office}/pledges/${organisationId}`);
    await check(rita, 'office: amendment');
    const page = await textOf(rita);
    expect(page.indexOf(t('difference.officeTitle'))).toBeLessThan(page.indexOf(t('office.text')));
    const since = await walked.stack.now();
    await reviewAndPublish(rita);
    const mail = await mailSince(walked.stack, { to: email, since, subject: /Changed/ });
    expect(mail.text).toContain(`/register/${organisationId}/versions/2`);
  });

  it('shows everybody its versions, and what changed, commitment by commitment', async () => {
    const page = await openPage(walked.browser);
    await page.goto(open());
    expect(await textOf(page)).toContain(CHANGED);
    await mouse(page).follow('main a[href$="/versions"]');
    await check(page, 'versions');
    await mouse(page).follow('main a[href$="/versions/2"]');
    await check(page, 'a version with its difference');
    expect(await textOf(page)).toContain(DROPPED);
    expect(await page.getByRole('heading', { name: /^DEPL-4:/ }).count()).toBe(1);
    expect(await page.locator('main ins').count()).toBeGreaterThan(0);
    expect(await page.locator('main del').count()).toBeGreaterThan(0);
  });

  it('is withdrawn: a tombstone stays, and everybody with a part in it is told', async () => {
    const hand = mouse(ines);
    await ines.goto(mine());
    await hand.follow('main a[href$="/withdraw"]');
    await check(ines, 'withdraw');
    await hand.type('reason', WHY);
    await hand.choose('confirm', 'yes');
    const since = await walked.stack.now();
    await hand.press();
    await check(ines, 'withdrawn, own page');
    const mail = await mailSince(walked.stack, { to: email, since, subject: /Withdrawn/ });
    expect(mail.text).toContain(WHY);
    const page = await openPage(walked.browser);
    await page.goto(open());
    await check(page, 'tombstone');
    expect(await textOf(page)).toContain(WHY);
    expect(await textOf(page)).not.toContain(CHANGED);
    expect((await page.goto(open('/versions/2')))?.status()).toBe(404);
  });
});

it('finds nothing that WCAG 2.2 AA forbids, in two languages and widths', () => {
  expect(checker.looks()).toBeGreaterThan(35);
  expect(checker.findings).toEqual([]);
});
