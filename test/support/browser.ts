import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';

const PLACES = [
  process.env['CHROMIUM'],
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
];

/** A real Chromium without a window; fails saying what to install where there is none. */
export const launchBrowser = (): Promise<Browser> => {
  const executablePath = PLACES.find((place) => place !== undefined && existsSync(place));
  if (executablePath === undefined) {
    throw new Error('No Chromium found: apt-get install chromium, or name one in the variable CHROMIUM.');
  }
  return chromium.launch({ executablePath, args: FLAGS });
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
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  return page;
};
