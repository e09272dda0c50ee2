import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { renderMail } from '../../functions/mail/compose.ts';
import { MAIL_KINDS } from '../../functions/mail/model.ts';
import { LANGUAGES } from '../../functions/platform/i18n/languages.ts';
import { factsFor, secretsFor, site } from '../mail/samples.ts';
import { closePages, openPage, sharedBrowser } from '../support/browser.ts';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const FIND = "axe.run({ resultTypes: ['violations'] }).then((found) => found.violations.map(({ id }) => id))";

/** The words of names of facts that stand in two pieces, on two lines. */
const BROKEN = `[...document.querySelectorAll('th')].flatMap((th) => {
  const text = th.firstChild;
  return [...text.data.matchAll(/\\S+/g)].flatMap(({ 0: word, index }) => {
    const range = document.createRange();
    range.setStart(text, index);
    range.setEnd(text, index + word.length);
    return range.getClientRects().length > 1 && !word.includes('-') ? [word] : [];
  });
})`;

let browser: Browser;
beforeAll(async () => {
  browser = await sharedBrowser();
});
afterAll(() => closePages(browser));

const VIEWERS = [
  { width: 640, dark: false },
  { width: 320, dark: true },
] as const;

describe.each(VIEWERS)('every mail at $width px, dark: $dark', (viewer) => {
  it('has nothing that axe finds, and nothing to scroll sideways', { timeout: 120_000 }, async () => {
    const page = await openPage(browser, viewer);
    // Setting the content keeps the window, and axe in it.
    await page.addScriptTag({ content: axe });
    const found: string[] = [];
    // The words of one language do not change what axe sees: the languages take turns.
    for (const [at, kind] of MAIL_KINDS.entries()) {
      const language = LANGUAGES[at % LANGUAGES.length] ?? 'en';
      const mail = renderMail(factsFor(kind, language), site, secretsFor(kind));
      await page.setContent(mail.html);
      const violations = (await page.evaluate(FIND)) as readonly string[];
      const wide = await page.evaluate(
        'document.documentElement.scrollWidth > document.documentElement.clientWidth',
      );
      found.push(...violations.map((id) => `${kind} ${language}: ${id}`));
      const broken = (await page.evaluate(BROKEN)) as readonly string[];
      found.push(...broken.map((word) => `${kind} ${language}: ${word} is broken`));
      if (wide === true) found.push(`${kind} ${language}: scrolls sideways`);
    }
    expect(found).toEqual([]);
  });
});
