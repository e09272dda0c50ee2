import type { Browser, Page } from 'playwright-core';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Details } from '../../functions/platform/html/parts.tsx';
import { closePages, openPage, sharedBrowser } from '../support/browser.ts';
import { siteStyle } from '../support/site-style.ts';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await sharedBrowser();
  page = await openPage(browser);
});
afterAll(() => closePages(browser));

it('paper shows what a reader of the screen can unfold', async () => {
  const unfolds = renderToString(h(Details, { summary: 'What the law says', children: 'Article 4' }));
  await page.setContent(`<style>${siteStyle}</style><main>${unfolds}</main>`);
  const seen = () => page.evaluate(`document.querySelector('.govuk-details__text').checkVisibility()`);
  expect(await seen()).toBe(false);
  await page.emulateMedia({ media: 'print' });
  expect(await seen()).toBe(true);
});
