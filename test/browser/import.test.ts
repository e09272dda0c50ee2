import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { publishBegun } from '../support/begun-pledge.ts';
import { closePages, openPage, sharedBrowser } from '../support/browser.ts';
import { freshState, removeState, type StackProcess, startStackProcess } from '../support/running-stack.ts';

const NAMES = fileURLToPath(new URL('../../local/seed/signatories-2025-04-05.txt', import.meta.url));
const FIND = "axe.run({ resultTypes: ['violations'] }).then((found) => found.violations.map(({ id }) => id))";
const SOURCE = 'European Commission, list of AI Pact signatories, 5 April 2025';

const POLL = { timeout: 20_000, interval: 200 };

const state = freshState();
let browser: Browser;
let stack: StackProcess;
let erik: Page;
let rita: Page;

const staffPage = async (name: string): Promise<Page> => {
  const page = await openPage(browser);
  await page.goto(stack.addresses.office);
  await page.locator('.govuk-button--start').click();
  await page.getByRole('button', { name }).click();
  await page.waitForURL('**/office');
  return page;
};

beforeAll(async () => {
  browser = await sharedBrowser();
  stack = await startStackProcess({ state });
  erik = await staffPage('Erik Editor');
  rita = await staffPage('Rita Reviewer');
});
afterAll(async () => {
  await closePages(browser);
  await stack.stop();
  removeState(state);
});

const heading = (page: Page) => page.locator('h1').innerText();
const fact = (page: Page, key: string): Promise<string> =>
  page.locator(`.govuk-summary-list__row:has(dt:text-is("${key}")) dd`).innerText();

const violations = async (page: Page): Promise<unknown> => {
  await page.evaluate('loadAxe()');
  return page.evaluate(FIND);
};

const upload = async (file: Parameters<Page['setInputFiles']>[1]): Promise<void> => {
  await erik.goto(`${stack.addresses.office}/import`);
  await erik.setInputFiles('#file', file);
  await erik.fill('#source', SOURCE);
  await erik.getByRole('button', { name: 'Check the list' }).click();
};

const apply = async (): Promise<void> => {
  await erik.getByRole('button', { name: 'Import', exact: true }).click();
  while ((await erik.getByRole('link', { name: 'Look again' }).count()) > 0) {
    await erik.waitForTimeout(200);
    await erik.getByRole('link', { name: 'Look again' }).click();
  }
  expect(await erik.locator('.govuk-notification-banner').innerText()).toContain('Imported');
};

const count = async (): Promise<number> =>
  ((await (await fetch(`${stack.addresses.api}/v1/register.json`)).json()) as { count: number }).count;

const entryOf = async (name: string): Promise<string> => {
  await erik.goto(`${stack.addresses.office}/listed?${new URLSearchParams({ q: name })}`);
  await erik.getByRole('link', { name, exact: true }).click();
  return (await erik.url()).split('/').at(-1) ?? '';
};

describe('the list of 193 earlier signatories', () => {
  it('is shown before it is imported, and imported whole', async () => {
    await upload(NAMES);
    expect(await fact(erik, 'New')).toBe('193');
    expect(await violations(erik)).toEqual([]);
    expect(await count()).toBe(0);
    await apply();
    expect(await count()).toBe(193);
  });

  it('changes nothing the second time', async () => {
    await upload(NAMES);
    expect(await fact(erik, 'Added by the import')).toBe('193');
    expect(await erik.locator('main').innerText()).toContain('There is nothing more to import');
    expect(await erik.getByRole('button', { name: 'Import', exact: true }).count()).toBe(0);
    expect(await count()).toBe(193);
  });

  it('stands beside a clear page for a picture renamed to .csv, after which nothing is stored', async () => {
    const png = Buffer.from(
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
      'base64',
    );
    await upload({ name: 'names.csv', mimeType: 'text/csv', buffer: png });
    expect(await erik.locator('.govuk-error-summary').innerText()).toContain('not text in UTF-8');
    expect(await violations(erik)).toEqual([]);
    const many = Array.from({ length: 100_000 }, (_, at) => `Company number ${at}`).join('\n');
    await upload({ name: 'names.csv', mimeType: 'text/csv', buffer: Buffer.from(many) });
    expect(await erik.locator('.govuk-error-summary').innerText()).toMatch(/100,000 lines|larger than 2 MB/);
    const bad = 'name;country\n<b>Acme</b>;Atlantis\n';
    await upload({ name: 'names.csv', mimeType: 'text/csv', buffer: Buffer.from(bad) });
    expect(await erik.locator('main table').innerText()).toContain('Atlantis');
    expect(await count()).toBe(193);
  });
});

describe('a near-duplicate', () => {
  it('is imported where it is ticked, and merged: its address leads to the other', async () => {
    await upload({
      name: 'more.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('name,country\nAccenture Ltd,IE\n'),
    });
    await erik.getByLabel('Accenture Ltd (line 2)').check();
    await apply();
    expect(await count()).toBe(194);
    const old = await entryOf('Accenture Ltd');
    await erik.getByLabel('Accenture', { exact: true }).check();
    expect(await violations(erik)).toEqual([]);
    await erik.getByRole('button', { name: 'Merge', exact: true }).click();
    expect(await erik.locator('.govuk-notification-banner').innerText()).toContain('Merged');
    expect(await count()).toBe(193);
    const visitor = await openPage(browser);
    await visitor.goto(`${stack.addresses.site}/en/register/${old}`);
    expect(await heading(visitor)).toBe('Accenture');
    expect(await fact(visitor, 'Former names')).toBe('Accenture Ltd');
    await visitor.context().close();
  });
});

/** Signs in with the code of the mail that is sent to an address. */
const signInByCode = async (page: Page, email: string): Promise<void> => {
  await page.fill('#email', email);
  await page.getByRole('button').last().click();
  const [mail] = await vi.waitUntil(async () => {
    const mails = await stack.mails(email);
    return mails.length > 0 ? mails : undefined;
  }, POLL);
  const [code = ''] = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(mail?.text ?? '') ?? [];
  await page.fill('#code', code);
  await page.getByRole('button', { name: 'Continue' }).click();
  await page.waitForURL('**/claim');
};

describe('an organisation', () => {
  it('claims its entry, which gives way once staff agree and its pledge is published', async () => {
    const listed = await entryOf('Telefónica');
    const page = await openPage(browser);
    await page.goto(`${stack.addresses.site}/en/register/${listed}`);
    await page.getByRole('link', { name: /Claim this entry/ }).click();
    await signInByCode(page, 'kim@claim.example');
    expect(await heading(page)).toContain('Telefónica');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'Claim this entry' }).click();
    expect(await page.locator('main').innerText()).toContain('waits for the AI Office');
    const pledge = (await page.getByRole('link', { name: 'Go to the pledge' }).getAttribute('href')) ?? '';
    await rita.goto(`${stack.addresses.office}/claims`);
    expect(await rita.locator('main').innerText()).toContain('kim@claim.example');
    expect(await violations(rita)).toEqual([]);
    await rita.getByRole('button', { name: 'It is their organisation' }).click();
    const subject = 'Your claim to the entry of Telefónica in the AI Pact register';
    await vi.waitFor(async () => {
      const mails = await stack.mails('kim@claim.example');
      expect(mails.map((mail) => mail.subject)).toContain(subject);
    }, POLL);
    await page.reload();
    expect(await page.locator('main').innerText()).toContain('This entry is yours');
    const organisationId = pledge.split('/').at(-1) ?? '';
    await publishBegun(stack, { organisationId, email: 'kim@claim.example', name: 'Telefónica S.A.' });
    await page.goto(`${stack.addresses.site}/en/register/${listed}`);
    expect(page.url()).toContain(organisationId);
    expect(await heading(page)).toBe('Telefónica S.A.');
    expect(await fact(page, 'Former names')).toBe('Telefónica');
    expect(await count()).toBe(193);
  });
});
