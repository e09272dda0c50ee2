import type { Browser } from 'playwright-core';
import { inject } from 'vitest';
import { closePages, sharedBrowser } from '../browser.ts';
import { removeState, stackAt } from '../running-stack.ts';
import type { StackOnFolder } from '../stack-ports.ts';
import { startAtNoon } from './start-at-noon.ts';

export interface Walked {
  readonly stack: StackOnFolder;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** A stack of its own, for a walk that pushes the clock or needs to be alone; and the browser. */
export const openStack = async (): Promise<Walked> => {
  const [stack, browser] = await Promise.all([startAtNoon(), sharedBrowser()]);
  return {
    stack,
    browser,
    async close() {
      await closePages(browser);
      await stack.stop();
      removeState(stack.state);
    },
  };
};

/** The one stack of all walks that push no clock, each with organisations of its own; and the browser. */
export const joinStack = async (): Promise<Walked> => {
  const { addresses, state } = inject('sharedStack');
  const browser = await sharedBrowser();
  return { stack: { ...stackAt(addresses), state }, browser, close: () => closePages(browser) };
};
