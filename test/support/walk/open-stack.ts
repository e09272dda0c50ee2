import type { Browser } from 'playwright-core';
import { addDays, brusselsDay, toInstant } from '../../../functions/platform/time.ts';
import { setClosingDate } from '../../../functions/pledges/closing-date.ts';
import { launchBrowser } from '../browser.ts';
import { freshState, removeState, type StackProcess, startStackProcess } from '../running-stack.ts';
import { portsOn } from '../stack-ports.ts';
import { testPort } from '../test-port.ts';

/** One port for all walks: a stack's assembly is kept by its addresses, so that only the first is synthesized. */
const PORT = testPort();

export interface Walked {
  readonly stack: StackProcess;
  readonly browser: Browser;
  close(): Promise<void>;
}

/** A new stack and a browser. It is the middle of a day, and pledges can be signed for years to come. */
export const openStack = async (): Promise<Walked> => {
  const [stack, browser] = await Promise.all([
    startStackProcess({ state: freshState(), port: PORT }),
    launchBrowser(),
  ]);
  const today = brusselsDay(toInstant(Date.parse(await stack.now())));
  await stack.push(`${addDays(today, 1)}T11:00:00Z`);
  await setClosingDate(await portsOn(stack), { staff: 'test', day: addDays(today, 1500), seenRev: 0 });
  return {
    stack,
    browser,
    async close() {
      await browser.close();
      await stack.stop();
      removeState(stack.state);
    },
  };
};
