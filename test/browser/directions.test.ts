import type { Browser, Page } from 'playwright-core';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { renderMail } from '../../functions/mail/compose.ts';
import { Typed } from '../../functions/platform/html/heading.tsx';
import { aPending, factsFor, secretsFor, site } from '../mail/samples.ts';
import { closePages, openPage, sharedBrowser } from '../support/browser.ts';
import { siteStyle } from '../support/site-style.ts';

const TWO = 'שלום עולם (2027).\nThis is English.';

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await sharedBrowser();
  page = await openPage(browser);
});
afterAll(() => closePages(browser));

/** Whether the full stop after a word stands to the right of it. */
const endsRight = (word: string): Promise<unknown> =>
  page.evaluate(`(() => {
    const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) {
      const text = texts.currentNode;
      const at = text.data.indexOf('${word}.');
      if (at < 0) continue;
      const place = (from) => {
        const range = document.createRange();
        range.setStart(text, from);
        range.setEnd(text, from + 1);
        return range.getBoundingClientRect().left;
      };
      return place(at + ${word.length}) > place(at);
    }
    return undefined;
  })()`);

it('each paragraph of what people typed has its own direction on a page', async () => {
  const typed = renderToString(h(Typed, { children: TWO }));
  await page.setContent(`<style>${siteStyle}</style><main class="govuk-main-wrapper"><p>${typed}</p></main>`);
  expect(await endsRight('English')).toBe(true);
});

it('and in a mail, where a name from the right turns none of our words around', async () => {
  const facts = factsFor('returned', 'en', {
    head: { name: 'שלום בע״מ', pending: aPending({ state: 'returned', reasons: TWO }) },
  });
  const { html, text } = renderMail(facts, site, secretsFor('returned'));
  await page.setContent(html);
  expect(await endsRight('English')).toBe(true);
  expect(text).toContain('\u2068שלום בע״מ\u2069');
});
