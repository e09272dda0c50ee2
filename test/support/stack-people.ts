import { setTimeout as delay } from 'node:timers/promises';
import type { StackProcess } from './running-stack.ts';
import { type StackBrowser, stackBrowser, type Typed } from './stack-browser.ts';

const CODE = /\b[A-Z0-9]{4}-[A-Z0-9]{4}\b/;
const LINK = /http\S+\/sign-in\/link\/\S+/;

/** An address's mails with a code, newest first. */
const codesFor = async (stack: StackProcess, email: string) =>
  (await stack.mails(email)).filter(({ text }) => CODE.test(text) && LINK.test(text));

/** The newest of them once there are so many. */
const codeMail = async (stack: StackProcess, email: string, count: number) => {
  for (;;) {
    const mails = await codesFor(stack, email);
    const [newest] = mails;
    if (newest !== undefined && mails.length >= count) return newest;
    await delay(20);
  }
};

export interface Confirmation {
  /** The address of the page on which the code is typed. */
  readonly page: string;
  readonly code: string;
  /** The path of the mail's link. */
  readonly link: string;
}

/** Asks for a code in a browser; what came of it: the page, and the mail's code and link. */
export const askForCode = async (
  { stack, browser }: { readonly stack: StackProcess; readonly browser: StackBrowser },
  email: string,
): Promise<Confirmation> => {
  const before = (await codesFor(stack, email)).length;
  await browser.get('/en/sign-in');
  const asked = await browser.post('/en/sign-in', { email });
  const { text } = await codeMail(stack, email, before + 1);
  return {
    page: asked.location ?? '',
    code: CODE.exec(text)?.[0] ?? '',
    link: new URL(LINK.exec(text)?.[0] ?? '').pathname,
  };
};

/** A browser whose person has confirmed an address with the code from the inbox. */
export const signedInBrowser = async (stack: StackProcess, email: string): Promise<StackBrowser> => {
  const browser = stackBrowser(stack.addresses.site);
  const { page, code } = await askForCode({ stack, browser }, email);
  await browser.get(page);
  await browser.post(page, { code });
  return browser;
};

export const PROFILE: Typed = {
  legalName: 'Nordlys Analys AB',
  country: 'SE',
  registerNumber: '556677-8899',
  website: 'nordlys.example',
  sizeBand: 'small',
  sector: 'software',
  roles: ['provider', 'deployer'],
  seenRev: '0',
};

/** Starts a pledge by the form and tells who the organisation is; the root of its pages. */
export const startPledgeIn = async (browser: StackBrowser, profile: Typed = PROFILE): Promise<string> => {
  await browser.get('/en/pledge');
  const root = (await browser.post('/en/pledge', { after: '0' })).location ?? '';
  await browser.get(`${root}/organisation`);
  await browser.post(`${root}/organisation`, profile);
  return root;
};
