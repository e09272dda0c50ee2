import type { Page } from 'playwright-core';
import { mouse, turning } from './hand.ts';

const unseen = async (): Promise<void> => undefined;
type Look = (name: string) => Promise<void>;

/** From any page of the office: signs in at the issuer as one of its made-up members of staff. */
export const signInAsStaff = async (
  page: Page,
  { address, name, look = unseen }: { readonly address: string; readonly name: string; readonly look?: Look },
): Promise<void> => {
  await page.goto(address);
  await look('office: sign in');
  await mouse(page).follow('main a.govuk-button');
  await turning(page, () => page.getByRole('button', { name }).click());
};

/** On the page of a pledge or a report: goes to the page that asks before it is published. */
export const goToPublish = (page: Page): Promise<void> => mouse(page).follow('main a[href*="/publish?"]');

/** Presses the button of a decision that needs no reasons. */
export const decide = (page: Page, decision: 'review' | 'publish'): Promise<void> =>
  mouse(page).press(`form[action$="/${decision}"] button`);

/** Reviews and publishes what a page of the office shows. */
export const reviewAndPublish = async (page: Page, look: Look = unseen): Promise<void> => {
  await decide(page, 'review');
  await look('office: in review');
  await goToPublish(page);
  await look('office: asked before publishing');
  await decide(page, 'publish');
  await look('office: published');
};
