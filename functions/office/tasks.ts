import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { fromItem, load, save } from '../platform/store/entity.ts';
import type { Item } from '../platform/store/table.ts';
import { brusselsDay, daysBetween, toInstant } from '../platform/time.ts';
import { pledgeHead } from '../pledges/head.ts';
import { CLOSED_TASKS, OPEN_TASKS, type Task, taskEntity } from './task.ts';

/** Tasks shown at once. */
export const SHOWN = 100;
const DAY_MS = 86_400_000;
const CLOSED_DAYS = 30;

/** A task with what staff have to know to begin. */
export interface TaskShown {
  readonly task: Task;
  /** The organisation's name; empty where it has none yet, or is gone. */
  readonly name: string;
  /** Whole days in Brussels since it was put. */
  readonly age: number;
}

type TaskPorts = Pick<Ports, 'pact' | 'clock'>;

const shown = async (ports: TaskPorts, items: readonly Item[]): Promise<readonly TaskShown[]> => {
  const today = brusselsDay(toInstant(ports.clock.now()));
  const tasks = items.map((item) => fromItem(taskEntity, item));
  const ids = [...new Set(tasks.map(({ organisationId }) => organisationId))];
  const heads = await Promise.all(ids.map((id) => load(ports.pact, pledgeHead, id)));
  const names = new Map(ids.map((id, at) => [id, heads[at]?.name ?? '']));
  return tasks.map((task) => ({
    task,
    name: names.get(task.organisationId) ?? '',
    age: daysBetween(brusselsDay(task.createdAt), today),
  }));
};

/** Open tasks, oldest first; one more than are shown, where there are more. */
export const readOpenTasks = async (ports: TaskPorts): Promise<readonly TaskShown[]> => {
  const page = await ports.pact.index({ index: 'listing', key: OPEN_TASKS, limit: SHOWN + 1 });
  return shown(ports, page.items);
};

/** What was closed last within the last 30 days, the latest first. */
export const readClosedTasks = async (ports: TaskPorts): Promise<readonly TaskShown[]> => {
  const now = ports.clock.now();
  const range = { from: toInstant(now - CLOSED_DAYS * DAY_MS), upTo: toInstant(now) };
  let last: readonly Item[] = [];
  let cursor: string | undefined;
  do {
    const from = cursor === undefined ? {} : { cursor };
    const page = await ports.pact.index({ index: 'listing', key: CLOSED_TASKS, ...range, ...from });
    last = [...last, ...page.items].slice(-SHOWN);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return (await shown(ports, last)).toReversed();
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
