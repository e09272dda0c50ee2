import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, expect, it } from 'vitest';
import { freshState, removeState, type StackProcess, startStackProcess } from '../support/running-stack.ts';
import { publishOn } from '../support/stack-ports.ts';

const NAMES = ['alder', 'birch', 'cedar', 'elm', 'fir', 'hazel', 'larch', 'maple', 'oak', 'pine'];
const state = freshState();
let stack: StackProcess | undefined;

afterEach(async () => {
  await stack?.kill();
  removeState(state);
});

const restart = async (): Promise<StackProcess> => {
  stack = await startStackProcess({ state });
  return stack;
};

/** Cuts the power as soon as `count` mails of the subject have left. */
const cutAfter = async (running: StackProcess, subject: RegExp, count: number): Promise<number> => {
  for (;;) {
    const mails = await running.mails();
    const left = mails.filter((mail) => subject.test(mail.subject)).length;
    if (left >= count) {
      await running.kill();
      return left;
    }
    await delay(5);
  }
};

const recipients = async (running: StackProcess, subject: RegExp): Promise<readonly string[]> =>
  (await running.mails())
    .filter((mail) => subject.test(mail.subject))
    .map((mail) => mail.to)
    .sort();

it('loses no mail and sends none twice when the power is cut while reminders go out', async () => {
  const everybody = NAMES.map((name) => `${name}@example.eu`).sort();
  const first = await restart();
  await publishOn(first, NAMES);
  await first.push('+274d');
  // The push dies with the stack; whatever it then says is no answer.
  first.push('+3d').catch(() => undefined);
  const left = await cutAfter(first, /can be written now/, 3);
  expect(left).toBeLessThan(NAMES.length);

  const second = await restart();
  await second.push('+3d');
  expect(await recipients(second, /can be written now/)).toEqual(everybody);

  await second.push('+58d');
  second.push('+4d').catch(() => undefined);
  await cutAfter(second, /^Reminder: .*alder|^Reminder:/, 1);

  const third = await restart();
  await third.push('+4d');
  expect(await recipients(third, /^Reminder:/)).toEqual(everybody);
  expect(await recipients(third, /can be written now/)).toEqual(everybody);
  await third.stop();
});
