import type { Browser, Page } from 'playwright-core';
import { h } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Details, Table } from '../../functions/platform/html/parts.tsx';
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

it('paper names the address of a page elsewhere, and of none within the site', async () => {
  const links = ['/en/register', 'https://nordlys.example'].map((href) =>
    h('a', { class: 'govuk-link', href }, 'there'),
  );
  await page.setContent(`<style>${siteStyle}</style><main>${renderToString(h('p', {}, links))}</main>`);
  await page.emulateMedia({ media: 'print' });
  const after = `[...document.querySelectorAll('a')].map((link) => getComputedStyle(link, '::after').content)`;
  const [within, elsewhere] = (await page.evaluate(after)) as readonly string[];
  expect(within).toBe('none');
  expect(elsewhere).toContain('https://nordlys.example');
});

it('paper cuts no table off, however long the words in it are', async () => {
  const words = ['Name', 'Position', 'E-mail', 'Roles', 'Signature', 'Execution', 'Outcome'];
  const table = h(Table<string>, {
    caption: 'People',
    columns: words.map((head) => ({ head, cell: (row: string) => row })),
    rows: ['sustainability.manager@brannholm.example'],
  });
  await page.setContent(`<style>${siteStyle}</style><main>${renderToString(table)}</main>`);
  await page.setViewportSize({ width: 700, height: 900 });
  await page.emulateMedia({ media: 'print' });
  const width = await page.evaluate('document.documentElement.scrollWidth');
  expect(width).toBeLessThanOrEqual(700);
});
