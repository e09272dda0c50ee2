import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openReview, publish } from '../../functions/pledges/review.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { closePages, openPage, sharedBrowser } from '../support/browser.ts';
import { completeDraft, must, profile, signedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asPerson, asStaff } from '../support/signed-in.ts';
import { siteStyle } from '../support/site-style.ts';

/** One word, wider than any narrow screen. */
const NAME = 'Donaudampfschifffahrtsgesellschaft'.repeat(4).slice(0, 120);

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await sharedBrowser();
  page = await openPage(browser, { width: 320 });
});
afterAll(() => closePages(browser));

/** A published pledge and an earlier signatory under the name, and another that waits for staff. */
const scene = async () => {
  const ports = testPorts();
  const written = await completeDraft(ports);
  const section = { name: 'organisation', values: profile({ legalName: NAME }) } as const;
  must(await saveSection(ports, { ...written, seenRev: 1, section }));
  const signing = { how: 'self', name: NAME, position: NAME } as const;
  must(await sendForSignature(ports, { ...written, language: 'en', signing }));
  const { organisationId, personId } = written;
  must(await openReview(ports, { organisationId, staff: 'rita' }));
  must(await publish(ports, { organisationId, staff: 'rita' }));
  const { organisationId: waiting } = await signedPledge(ports, 'lee@sydlys.example');
  await listEarlierSignatory(ports, { name: NAME, source: 'a list' });
  for (const id of [organisationId, waiting])
    await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, id);
  return { organisationId, kim: await asPerson(ports, personId), rita: await asStaff(ports) };
};

const show = (html: string): Promise<void> =>
  page.setContent(html.replace(/<link rel="stylesheet"[^>]*>/u, `<style>${siteStyle}</style>`));

/** Whether a page is wider than the screen. */
const isWide = async (html: string): Promise<boolean> => {
  await show(html);
  return (await page.evaluate('document.documentElement.scrollWidth > 320')) === true;
};

it('a long name in one word widens no page at 320 px', { timeout: 60_000 }, async () => {
  const { organisationId: id, kim, rita } = await scene();
  const site = [
    '/en/register',
    `/en/register/${id}`,
    `/en/register/${id}/versions/1`,
    '/en/my',
    '/en/my-data',
  ];
  const own = ['', '/people', '/history', '/group', '/texts/1', '/print', '/amend'];
  const office = ['/office', '/office/listed', `/office/pledges/${id}`];
  const addresses = [...site, ...own.map((path) => `/en/my/${id}${path}`), ...office];
  const wide: string[] = [];
  for (const address of addresses) {
    const client = address.startsWith('/office') ? rita : kim;
    const { status, body } = await client.get(address);
    expect([address, status]).toEqual([address, 200]);
    if (await isWide(body)) wide.push(address);
  }
  expect(wide).toEqual([]);
});

/** The words of the states in a list of tasks that stand in two pieces, on two lines. */
const BROKEN = `[...document.querySelectorAll('.govuk-task-list__status')].flatMap((status) => {
  const walker = document.createTreeWalker(status, NodeFilter.SHOW_TEXT);
  const broken = [];
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode())
    for (const { 0: word, index } of text.data.matchAll(/\\S+/g)) {
      const range = document.createRange();
      range.setStart(text, index);
      range.setEnd(text, index + word.length);
      if (range.getClientRects().length > 1) broken.push(word);
    }
  return broken;
})`;

it('the words of a state stay whole beside a long title, on any screen', { timeout: 60_000 }, async () => {
  const ports = testPorts();
  const { organisationId, personId } = await completeDraft(ports);
  await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
  const kim = await asPerson(ports, personId);
  for (const width of [320, 640, 1280]) {
    await page.setViewportSize({ width, height: 900 });
    for (const language of ['en', 'sv']) {
      await show((await kim.get(`/${language}/my/${organisationId}`)).body);
      expect([width, language, await page.evaluate(BROKEN)]).toEqual([width, language, []]);
    }
  }
});
