import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { addDays } from '../../functions/platform/time.ts';
import { addressesOf } from '../../local/addresses.ts';
import { failWith, progressTo, readArguments } from '../../local/cli.ts';
import { launchBrowser, openPage } from './browser.ts';
import { type AnsweringStack, freshState, removeState, stackAt, startStackProcess } from './running-stack.ts';
import { beginPledge, type Company, fillPart, typeAction } from './walk/form.ts';
import { mouse } from './walk/hand.ts';
import { signInAsStaff } from './walk/office.ts';

const HELP = `npm run pictures [-- options]   Takes the pictures of docs/pictures/ from a running system.

  --site URL   one that runs already, with the demo; a new one is started when absent
  --help       this text`;

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url));
const PORT = 4580;
/** Pixels; what lies below is cut off: a form is shown whole, of lists and tables a beginning. */
const TALLEST = { form: 1800, others: 1300 };

type Taking = (page: Page, stack: AnsweringStack) => Promise<void>;

const company = async (stack: AnsweringStack): Promise<Company> => {
  const now = await stack.now();
  return {
    email: `kim-${Date.parse(now)}@fjordlys.example`,
    legalName: 'Fjordlys Logistik AB (made up)',
    language: 'en',
    more: ['PROV-4'],
    target: addDays(now.slice(0, 10), 220),
  };
};

/** A pledge half written, at an action of it. */
const form: Taking = async (page, stack) => {
  const hand = mouse(page);
  const fjordlys = await company(stack);
  await beginPledge({ stack, hand }, fjordlys);
  for (const part of ['organisation', 'contact', 'commitments'] as const)
    await fillPart({ hand }, fjordlys, part);
  await hand.follow('main a[href$="/commitments/CORE-2/actions/new"]');
  await typeAction(hand, {
    text: 'Keep an inventory of every AI system in the house, with its purpose, its supplier and its risk class.',
    target: fjordlys.target,
  });
};

const queue: Taking = (page, { addresses }) =>
  signInAsStaff(page, { address: addresses.office, name: 'Rita Reviewer' });

const register: Taking = async (page, { addresses }) => {
  await page.goto(`${addresses.site}/en/register`);
};

/** The one that has reported. */
const organisation: Taking = async (page, { addresses }) => {
  await page.goto(`${addresses.site}/en/register?report=published`);
  await mouse(page).follow('.site-entries a');
};

const mail: Taking = async (page, stack) => {
  const reminder = (await stack.mails()).find(({ subject }) => subject.startsWith('Reminder: '));
  if (reminder === undefined) throw new Error('No reminder is in the inbox: the pictures need the demo.');
  await page.goto(`${stack.addresses.inbox}/${reminder.id}`);
};

const dashboard: Taking = async (page, { addresses }) => {
  await page.goto(addresses.dashboard);
};

const PICTURES: Readonly<Record<string, Taking>> = { form, queue, register, organisation, mail, dashboard };

const take = async (browser: Browser, stack: AnsweringStack, name: string): Promise<string> => {
  const page = await openPage(browser);
  await PICTURES[name]?.(page, stack);
  // The picture shows the page, not where the cursor stands.
  await page.evaluate('document.activeElement?.blur()');
  const tall = Number(await page.evaluate('document.documentElement.scrollHeight'));
  const path = `${FOLDER}${name}.png`;
  const clip = {
    x: 0,
    y: 0,
    width: 1280,
    height: Math.min(tall, name === 'form' ? TALLEST.form : TALLEST.others),
  };
  await page.screenshot({ path, clip, fullPage: true });
  await page.context().close();
  return path;
};

const takeAll = async (stack: AnsweringStack): Promise<void> => {
  mkdirSync(FOLDER, { recursive: true });
  const browser = await launchBrowser();
  try {
    for (const name of Object.keys(PICTURES)) console.log(await take(browser, stack, name));
  } finally {
    await browser.close();
  }
};

const onNewStack = async (): Promise<void> => {
  progressTo(false)('Starting a system with the demo …');
  const stack = await startStackProcess({ state: freshState(), port: PORT, demo: true });
  try {
    await takeAll(stack);
  } finally {
    await stack.stop();
    removeState(stack.state);
  }
};

const main = async (): Promise<void> => {
  const { values } = readArguments({ site: { type: 'string' } }, HELP);
  if (values.site === undefined) return onNewStack();
  const site = Number(new URL(values.site).port);
  await takeAll(stackAt(addressesOf({ site, endpoint: site + 1, issuer: site + 2 })));
};

main().catch(failWith);
