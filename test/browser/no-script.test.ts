import { afterAll, beforeAll, expect, it } from 'vitest';
import { translator } from '../../functions/platform/i18n/translate.ts';
import { addDays } from '../../functions/platform/time.ts';
import { openPage } from '../support/browser.ts';
import { beginPledge, type Company, fillForm, signOneself } from '../support/walk/form.ts';
import { mouse } from '../support/walk/hand.ts';
import { mailSince } from '../support/walk/mailbox.ts';
import { joinStack, type Walked } from '../support/walk/open-stack.ts';

let walked: Walked;
beforeAll(async () => {
  walked = await joinStack();
});
afterAll(() => walked.close());

const company = async (): Promise<Company> => ({
  email: 'kim@utanskript.example',
  legalName: 'Utan Skript AB',
  language: 'sv',
  more: ['PROV-1'],
  target: addDays((await walked.stack.now()).slice(0, 10), 300),
});

const t = translator('sv');

it('lets a company finish the whole form with script off, and mails it the receipt', async () => {
  const { stack, browser } = walked;
  const kim = await company();
  const page = await openPage(browser, { script: false });
  const visit = { stack, hand: mouse(page) };
  await beginPledge(visit, kim);
  await fillForm(visit, kim);
  const since = await stack.now();
  await signOneself(visit);

  expect(await page.locator('h1').textContent()).toBe(t('form.doneSigned'));
  const reference = (await page.locator('.govuk-panel strong').textContent()) ?? '';
  const receipt = await mailSince(stack, { to: kim.email, since });
  expect(receipt.subject).toBe(t('mail.receiptSubject', { organisation: kim.legalName }));
  expect(receipt.text).toContain(reference);
});

it('keeps what was typed on a page that is sent back with what to mend, with script off', async () => {
  const { stack, browser } = walked;
  const page = await openPage(browser, { script: false });
  const hand = mouse(page);
  await beginPledge({ stack, hand }, { ...(await company()), email: 'ro@utanskript.example' });
  await hand.follow('main a[href$="/organisation"]');
  await hand.type('legalName', 'Halvfärdig AB');
  await hand.press();

  const faults = await page.locator('.govuk-error-summary li').allTextContents();
  expect(faults).toContain(t('form.countryMissing'));
  expect(await page.locator('[name=legalName]').inputValue()).toBe('Halvfärdig AB');
});
