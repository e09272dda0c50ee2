import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, chromium, type Page } from 'playwright-core';

/** The first is the same engine without windows, at half the work. */
const PLACES = [
  process.env['CHROMIUM'],
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
];

const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // A page is left before optimizing its scripts has paid.
  '--js-flags=--no-opt,--no-maglev',
];

/** Sent to a profile once: its pages load axe by `loadAxe()` where they are looked at. */
const LOAD_AXE = `globalThis.loadAxe = () => {${readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')}}`;

/** A real Chromium without a window; fails saying what to install where there is none. */
export const launchBrowser = (): Promise<Browser> => {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined) {
    throw new Error(
      'No Chromium found: apt-get install chromium-headless-shell, or name one in the variable CHROMIUM.',
    );
  }
  return chromium.launch({ executablePath, args: FLAGS });
};

let shared: Promise<Browser> | undefined;

/** The Chromium of this process, for all test files that run in it one after the other; it ends with the process. */
export const sharedBrowser = (): Promise<Browser> => {
  shared ??= launchBrowser();
  return shared;
};

/** Leaves nothing of a test file in the browser. */
export const closePages = async (browser: Browser): Promise<void> => {
  await Promise.all(browser.contexts().map((context) => context.close()));
};

export interface Viewer {
  readonly width?: number;
  readonly script?: boolean;
  readonly dark?: boolean;
  readonly language?: string;
}

/** A page in a browser profile of its own: its own cookies, as another person on another machine has. */
export const openPage = async (browser: Browser, viewer: Viewer = {}): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: viewer.width ?? 1280, height: 900 },
    javaScriptEnabled: viewer.script ?? true,
    colorScheme: viewer.dark === true ? 'dark' : 'light',
    locale: viewer.language ?? 'en-IE',
  });
  await context.addInitScript({ content: LOAD_AXE });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
};
