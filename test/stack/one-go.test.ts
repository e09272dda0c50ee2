import { afterEach, expect, it } from 'vitest';
import { freshState, removeState, type StackProcess, startStackProcess } from '../support/running-stack.ts';
import { publishOn } from '../support/stack-ports.ts';

const stacks: StackProcess[] = [];

afterEach(async () => {
  for (const stack of stacks.splice(0)) {
    await stack.stop();
    removeState(stack.state);
  }
});

const YEAR_AND_GRACE = 430;

const liveThrough = async (port: number, pushes: readonly string[]): Promise<readonly string[]> => {
  const stack = await startStackProcess({ state: freshState(), port });
  stacks.push(stack);
  await stack.push('2027-03-01T10:00:00Z');
  await publishOn(stack, ['alder', 'birch']);
  for (const push of pushes) await stack.push(push);
  const mails = await stack.mails();
  return mails.map(({ at, to, subject }) => `${at.slice(0, 13)} ${to} ${subject}`).sort();
};

it('sends the same mails at the same virtual hours in one push of fourteen months and day by day', async () => {
  const [inOneGo, dayByDay] = await Promise.all([
    liveThrough(4430, [`+${YEAR_AND_GRACE}d`]),
    liveThrough(
      4440,
      Array.from({ length: YEAR_AND_GRACE }, () => '+1d'),
    ),
  ]);
  expect(inOneGo.length).toBeGreaterThan(16);
  expect(dayByDay).toEqual(inOneGo);
});
