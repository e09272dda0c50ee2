import { afterEach, expect, it } from 'vitest';
import { freshState, removeState, type StackProcess, startStackProcess } from '../support/running-stack.ts';
import { publishOn } from '../support/stack-ports.ts';

const running: StackProcess[] = [];

const stopAll = async (): Promise<void> => {
  for (const stack of running.splice(0)) {
    await stack.stop();
    removeState(stack.state);
  }
};
afterEach(stopAll);

const YEAR_AND_GRACE = 430;
/** The same instant for both, ahead of today and away from the change to summer time. */
const BEGIN = `${new Date().getUTCFullYear() + 1}-03-01T10:00:00Z`;

const liveThrough = async (pushes: readonly string[]): Promise<readonly string[]> => {
  const stack = await startStackProcess({ state: freshState() });
  running.push(stack);
  await stack.push(BEGIN);
  await publishOn(stack, ['alder', 'birch']);
  for (const push of pushes) await stack.push(push);
  const mails = await stack.mails();
  await stopAll();
  return mails.map(({ at, to, subject }) => `${at.slice(0, 13)} ${to} ${subject}`).sort();
};

it('sends the same mails at the same virtual hours in one push of fourteen months and day by day', async () => {
  const inOneGo = await liveThrough([`+${YEAR_AND_GRACE}d`]);
  const dayByDay = await liveThrough(Array.from({ length: YEAR_AND_GRACE }, () => '+1d'));
  expect(inOneGo.length).toBeGreaterThan(16);
  expect(dayByDay).toEqual(inOneGo);
});
