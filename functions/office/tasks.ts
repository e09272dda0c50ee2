import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { fromItem, load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { OPEN_TASKS, type Task, taskEntity } from './task.ts';

/** Open tasks shown at once, oldest first. */
const SHOWN = 100;

export const readOpenTasks = async (ports: Pick<Ports, 'pact'>): Promise<readonly Task[]> => {
  const page = await ports.pact.index({ index: 'listing', key: OPEN_TASKS, limit: SHOWN });
  return page.items.map((item) => fromItem(taskEntity, item));
};

/** Somebody of the staff has dealt with a task; `closed-already` when a colleague was faster. */
export const closeTask = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { taskId, staff, note }: { readonly taskId: string; readonly staff: string; readonly note: string },
): Promise<Result<Task, 'not-found' | 'closed-already'>> => {
  const task = await load(ports.pact, taskEntity, taskId);
  if (task === undefined) return refused('not-found');
  if (task.closedAt !== undefined) return refused('closed-already');
  const closed = { ...task, closedAt: toInstant(ports.clock.now()), closedBy: `staff:${staff}`, note };
  return (await save(ports.pact, taskEntity, closed)) === 'done' ? done(closed) : refused('closed-already');
};
