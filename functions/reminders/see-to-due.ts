import type * as z from 'zod/mini';
import type { ReminderToStart, RoundTasks } from '../../workflows/round/contract.ts';
import type { Log } from '../platform/log.ts';
import { type Due, findDue } from './find-due.ts';
import { nudge, type RoundPorts } from './nudge.ts';

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

const nextOf = ({ start, left, cursor }: Omit<Seen, 'next'>): Seen['next'] => {
  if (start.length > 0) return 'start';
  if (cursor !== 'end') return 'turn';
  return left ? 'left' : 'done';
};

/**
 * Sees to one page of what is due, and says which reminders are to be started. What cannot be nudged is left: it stays
 * due, the round after tries again, and this one says so in the end. Safe to be called again.
 */
export const seeToDue = async (
  ports: SeeToPorts,
  { cursor: from, left: leftBefore, execution }: z.infer<Task['input']>,
): Promise<Seen> => {
  const { due, cursor } = await findDue(ports, { cursor: from, execution });
  const start: z.infer<typeof ReminderToStart>[] = [];
  const nudged: Promise<boolean>[] = [];
  for (const item of due)
    if (item.kind === 'nudge') nudged.push(isNudged(ports, item));
    else start.push({ executionName: item.executionName, input: item.input });
  const left = (await Promise.all(nudged)).includes(false) || leftBefore;
  const seen = { start, left, cursor };
  return { ...seen, next: nextOf(seen) };
};
