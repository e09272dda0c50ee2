import { addDays, brusselsDay, toInstant } from '../../../functions/platform/time.ts';
import { setClosingDate } from '../../../functions/pledges/closing-date.ts';
import { freshState, type StackProcess, startStackProcess } from '../running-stack.ts';
import { portsOn } from '../stack-ports.ts';

/** A new stack on which it is the middle of a day, and pledges can be signed for years to come. */
export const startAtNoon = async (): Promise<StackProcess> => {
  const stack = await startStackProcess({ state: freshState() });
  const today = brusselsDay(toInstant(Date.parse(await stack.now())));
  await stack.push(`${addDays(today, 1)}T11:00:00Z`);
  await setClosingDate(await portsOn(stack), { staff: 'test', day: addDays(today, 1500), seenRev: 0 });
  return stack;
};
