import type { Page } from 'playwright-core';
import type { Hand } from './hand.ts';

const unseen = async (): Promise<void> => undefined;

/** What a company says it did; the same words for every commitment. */
export const REPORTED = 'An owner was named in the spring, and the board has heard of it twice.';

/** From the report's overview: writes about every commitment, checks and submits; ends on the page with the receipt. */
export const writeReport = async (
  hand: Hand,
  {
    commitments,
    look = unseen,
  }: { readonly commitments: number; readonly look?: (name: string) => Promise<void> },
): Promise<void> => {
  await hand.follow('main .govuk-task-list a');
  for (let written = 0; written < commitments; written += 1) {
    if (written === 0) await look('report on a commitment');
    await hand.choose('progress', 'under-way');
    await hand.type('done', REPORTED);
    await hand.press();
  }
  await look('report, all saved');
  await hand.follow('main a[href$="/check"]');
  await look('check the report');
  await hand.choose('complete', 'yes');
  await hand.press();
};

/** What stands on a page, or on a part of it, with simple spaces. */
export const textOf = async (page: Page, part = 'main'): Promise<string> =>
  ((await page.locator(part).first().textContent()) ?? '').replace(/\s+/g, ' ').trim();
