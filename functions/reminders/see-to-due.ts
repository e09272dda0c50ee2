import type * as z from 'zod/mini';
import type { ReminderToStart, RoundTasks } from '../../workflows/round/contract.ts';
import type { Log } from '../platform/log.ts';
import { once } from '../platform/once.ts';
import { type Due, findDue } from './find-due.ts';
import { nudge, type RoundPorts } from './nudge.ts';
import type { StepName } from './read-step.ts';

const reading = once(() => import('./read-again.ts'));

type Task = (typeof RoundTasks)['see-to-due'];
type Seen = z.infer<Task['output']>;

export interface SeeToPorts extends RoundPorts {
  readonly log: Log;
}

/** Who loses a race at every try wins the next; what fails twice in a row is left. */
const isNudged = async (
  ports: SeeToPorts,
  item: Extract<Due, { kind: 'nudge' }>,
  tries = 2,
): Promise<boolean> => {
  try {
    await nudge(ports, item);
    return true;
  } catch (cause) {
    if (tries > 1) return isNudged(ports, item, tries - 1);
    const { table, pk, sk } = item;
    await ports.log.error({ message: 'dueLeft', facts: { table, pk, sk }, cause });
    return false;
  }
};

/** Whether a step turns out not to be owed, and is closed; where that cannot be found out, its reminder tries. */
const isNotOwed = async (ports: SeeToPorts, name: StepName, execution: string): Promise<boolean> => {
  try {
    const { readAgain } = await reading();
    return (await readAgain(ports, { ...name, execution })).owed === 'nothing';
  } catch {
    return false;
  }
};

/** What is left to do about an item: to start its reminder, nothing, or what nobody can do now. */
const leftOf = async (
  ports: SeeToPorts,
  item: Due,
  execution: string,
): Promise<z.infer<typeof ReminderToStart> | 'nothing' | 'stuck'> => {
  if (item.kind === 'nudge') return (await isNudged(ports, item)) ? 'nothing' : 'stuck';
  const { executionName, input } = item;
  return (await isNotOwed(ports, input, execution)) ? 'nothing' : { executionName, input };
};

const nextOf = ({ start, left, cursor }: Omit<Seen, 'next'>): Seen['next'] => {
  if (start.length > 0) return 'start';
  if (cursor !== 'end') return 'turn';
  return left ? 'left' : 'done';
};

/**
 * Sees to one page of what is due, and says which reminders are to be started. A step that is not owed is closed at once,
 * as most are where somebody answered early. What cannot be nudged is left: it stays due, the round after tries again, and
 * this one says so in the end. Safe to be called again.
 */
export const seeToDue = async (
  ports: SeeToPorts,
  { cursor: from, left: leftBefore, execution }: z.infer<Task['input']>,
): Promise<Seen> => {
  const { due, cursor } = await findDue(ports, from);
  const left = await Promise.all(due.map((item) => leftOf(ports, item, execution)));
  const seen = {
    start: left.filter((one) => typeof one === 'object'),
    left: left.includes('stuck') || leftBefore,
    cursor,
  };
  return { ...seen, next: nextOf(seen) };
};
