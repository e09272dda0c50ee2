import type { BrowserContext, Page } from 'playwright-core';

/** What WCAG 2.2 AA asks, and nothing that is only advice. */
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa'];

/** Colours are of no language: they are looked at in the page's own. */
const find = (colours: boolean): string => `axe.run({
    runOnly: ${JSON.stringify(TAGS)}, rules: { 'color-contrast': { enabled: ${colours} } },
    resultTypes: ['violations'], preload: false,
  }).then((found) => found.violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' at ' + target.join(' '))))`;

const SIDEWAYS = 'document.documentElement.scrollWidth > document.documentElement.clientWidth';

/** CSS pixels: the narrowest screen that WCAG 1.4.10 knows, at night; and a desk by day, where a walk goes on. */
const LOOKS = [
  { width: 320, colorScheme: 'dark' },
  { width: 1280, colorScheme: 'light' },
] as const;
const HEIGHT = 900;

/** Looks at pages as axe does; keeps what was found. */
export interface PageChecker {
  /** Looks at the page as it stands, in its language and then in the other, at both widths, by day and at night; once for each name. */
  check(page: Page, name: string): Promise<void>;
  /** Of one language only: for answers to a POST, and for pages that have no other language. */
  checkAsItStands(page: Page, name: string): Promise<void>;
  /** One line for each fault, with the page’s name, language, width and colours. */
  readonly findings: readonly string[];
  /** How many times a page was looked at. */
  readonly looks: () => number;
}

const look = async (
  page: Page,
  { width, colorScheme }: (typeof LOOKS)[number],
  colours: boolean,
): Promise<readonly string[]> => {
  await page.emulateMedia({ colorScheme });
  await page.setViewportSize({ width, height: HEIGHT });
  const violations = (await page.evaluate(find(colours))) as readonly string[];
  const sideways = (await page.evaluate(SIDEWAYS)) as boolean;
  return sideways ? [...violations, 'scrolls sideways'] : violations;
};

const OTHER_LANGUAGE = 'a[rel=alternate][hreflang]';

export const pageChecker = (): PageChecker => {
  const findings: string[] = [];
  const tabs = new Map<BrowserContext, Page>();
  const known = new Set<string>();
  let looks = 0;

  const lookAt = async (page: Page, name: string, colours: boolean): Promise<void> => {
    await page.evaluate('loadAxe()');
    const language = (await page.evaluate('document.documentElement.lang')) as string;
    for (const one of LOOKS) {
      looks += 1;
      const faults = await look(page, one, colours);
      findings.push(
        ...faults.map((fault) => `${name}, ${language}, ${one.width} px, ${one.colorScheme}: ${fault}`),
      );
    }
  };
  const checkAsItStands = (page: Page, name: string): Promise<void> => lookAt(page, name, true);

  const tabBeside = async (page: Page): Promise<Page> => {
    const context = page.context();
    const tab = tabs.get(context) ?? (await context.newPage());
    tabs.set(context, tab);
    return tab;
  };

  /** In a second tab, so that what stands on the first stays. */
  const inOtherLanguage = async (page: Page, name: string): Promise<void> => {
    const [other] = await page.locator(OTHER_LANGUAGE).all();
    if (other === undefined) return;
    const tab = await tabBeside(page);
    await tab.goto(new URL((await other.getAttribute('href')) ?? '', page.url()).href);
    await lookAt(tab, name, false);
  };

  return {
    findings,
    looks: () => looks,
    checkAsItStands,
    async check(page, name) {
      if (known.has(name)) return;
      known.add(name);
      await Promise.all([checkAsItStands(page, name), inOtherLanguage(page, name)]);
      // A tab behind another paints once a second, and every click waits for that.
      await page.bringToFront();
    },
  };
};
