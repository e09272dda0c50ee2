import { afterAll, beforeAll, expect, it } from 'vitest';
import { translator } from '../../functions/platform/i18n/translate.ts';
import { addDays } from '../../functions/platform/time.ts';
import { openPage } from '../support/browser.ts';
import { beginPledge, type Company, fillForm, signOneself } from '../support/walk/form.ts';
import { keyboard } from '../support/walk/keyboard.ts';
import { joinStack, type Walked } from '../support/walk/open-stack.ts';

let walked: Walked;
beforeAll(async () => {
  walked = await joinStack();
});
afterAll(() => walked.close());

it('lets a company finish the form with the keyboard alone, and shows the focus at every stop', async () => {
  const { stack, browser } = walked;
  const company: Company = {
    email: 'kim@keys.example',
    legalName: 'Keys Only Ltd',
    language: 'en',
    more: [],
    target: addDays((await stack.now()).slice(0, 10), 300),
  };
  const page = await openPage(browser);
  const hand = keyboard(page);
  await beginPledge({ stack, hand }, company);
  await fillForm({ stack, hand }, company);
  await signOneself({ stack, hand });

  expect(await page.locator('h1').textContent()).toBe(translator('en')('form.doneSigned'));
  expect(hand.stops()).toBeGreaterThan(200);
  expect(hand.unseen).toEqual([]);
});
