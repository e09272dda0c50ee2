import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchBrowser, openPage } from '../../support/browser.ts';
import { EXECUTION, type GivenDashboard, givenDashboard, LETTERS } from './support.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const RUN = "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] })";

let browser: Browser;
let dashboard: GivenDashboard;
beforeAll(async () => {
  [browser, dashboard] = await Promise.all([launchBrowser(), givenDashboard()]);
  dashboard.services.queues.send(
    LETTERS,
    '{"error":"Something long that does not fit into a narrow column"}',
  );
  await dashboard.send();
  await dashboard.context.activity.idle();
});
afterAll(async () => {
  dashboard.close();
  await browser.close();
});

const paths = (): readonly string[] => {
  const mail = dashboard.services.ses.mails()[0]?.id;
  return [
    '/_local',
    '/_local/mails',
    '/_local/inbox',
    '/_local/executions',
    '/_local/mails/published/en',
    `/_local/inbox/${mail}`,
    `/_local/executions/${EXECUTION.executionArn}`,
  ];
};

/** Cells that begin or end outside the window: one would have to push a table aside to read them. */
const BEYOND =
  '[...document.querySelectorAll("td")].filter((cell) => cell.getBoundingClientRect().right > innerWidth).map((cell) => cell.textContent)';

test.each([
  { width: 1280, dark: true },
  { width: 320, dark: false },
])('axe finds nothing on any page at %o, and nothing is cut off', async (viewer) => {
  const page = await openPage(browser, viewer);
  for (const path of paths()) {
    await page.goto(`${dashboard.site}${path}`);
    await page.evaluate(AXE);
    const results = (await page.evaluate(RUN)) as AxeResults;
    expect(results.violations.map(({ id, nodes }) => `${path} ${id} ${nodes[0]?.html}`)).toEqual([]);
    const overflow = await page.evaluate(
      'document.documentElement.scrollWidth - document.documentElement.clientWidth',
    );
    expect([path, overflow]).toEqual([path, 0]);
    expect([path, await page.evaluate(BEYOND)]).toEqual([path, []]);
  }
  await page.context().close();
});
