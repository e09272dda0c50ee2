import { afterAll, beforeAll, expect, it } from 'vitest';
import { translator } from '../../functions/platform/i18n/translate.ts';
import { addDays } from '../../functions/platform/time.ts';
import { openPage } from '../support/browser.ts';
import { beginPledge, type Company, fillForm, signOneself } from '../support/walk/form.ts';
import { mouse } from '../support/walk/hand.ts';
import { keyboard } from '../support/walk/keyboard.ts';
import { reviewAndPublish, signInAsStaff } from '../support/walk/office.ts';
import { joinStack, type Walked } from '../support/walk/open-stack.ts';
import { pageChecker } from '../support/walk/page-checker.ts';
import { textOf } from '../support/walk/report.ts';

const t = translator('en');
const checker = pageChecker();

let walked: Walked;
beforeAll(async () => {
  walked = await joinStack();
});
afterAll(() => walked.close());

const company = async (email: string): Promise<Company> => ({
  email,
  legalName: 'Second Thoughts Ltd',
  language: 'en',
  more: [],
  target: addDays((await walked.stack.now()).slice(0, 10), 300),
});

it('a company deletes a draft with the keyboard alone, on a page that says what goes', async () => {
  const { stack, browser } = walked;
  const page = await openPage(browser);
  const hand = keyboard(page);
  await beginPledge({ stack, hand }, await company('lee@thoughts.example'));
  const draft = page.url();
  await hand.follow('main a[href$="/delete"]');
  await checker.check(page, 'delete a draft');
  expect(await textOf(page)).toContain(t('change.deleteGoes'));
  await hand.press();
  expect(await textOf(page)).toContain(t('form.mineDeleted'));
  expect(await page.locator(`main a[href="${new URL(draft).pathname}"]`).count()).toBe(0);
  expect((await page.goto(draft))?.status()).toBe(404);
  expect(hand.unseen).toEqual([]);
});

it('takes a signed text back before its review, with script off, and what staff gave back is compared at its next coming', async () => {
  const { stack, browser } = walked;
  const page = await openPage(browser, { script: false });
  const hand = mouse(page);
  const kim = await company('kim@thoughts.example');
  await beginPledge({ stack, hand }, kim);
  const mine = page.url();
  await fillForm({ stack, hand }, kim);
  await signOneself({ stack, hand });
  await page.goto(mine);
  await hand.follow('main a[href$="/take-back"]');
  expect(await textOf(page)).toContain(t('change.recallSigned'));
  await hand.press();
  expect(await textOf(page)).toContain(t('form.recalledText'));
  await signOneself({ stack, hand });

  const rita = await openPage(browser);
  const office = `${stack.addresses.site}/office/pledges/${mine.split('/').at(-1)}`;
  await signInAsStaff(rita, { address: office, name: 'Rita' });
  await mouse(rita).press('form[action$="/review"] button');
  await rita.locator('details:has([name="return-reasons"]) > summary').click();
  await mouse(rita).type('return-reasons', 'Please say who owns the strategy.');
  await mouse(rita).press('form[action$="/return"] button');
  await page.goto(`${mine}/commitments/CORE-1`);
  await hand.follow('main a[href*="/commitments/CORE-1/actions/"]');
  await hand.type('text', 'The board names an owner for the strategy.');
  await hand.press();
  await page.goto(mine);
  await signOneself({ stack, hand });
  await rita.goto(office);
  await checker.checkAsItStands(rita, 'office: a text that comes again');
  expect(await rita.locator('main h2').first().textContent()).toBe(t('deciding.resubmitted'));
  expect(await rita.locator('main ins').first().textContent()).toContain('The board names');
  await reviewAndPublish(rita);
});

it('with nothing that axe finds on the new pages, in either language', () => {
  expect([checker.looks() > 0, checker.findings]).toEqual([true, []]);
});
