import * as z from 'zod/mini';
import { derivedId } from '../platform/ids.ts';
import { defineEntity } from '../platform/store/entity.ts';

const instant = z.iso.datetime();

const TASK_REASONS = [
  'bounced',
  'complained',
  'delivery-unknown',
  'step-failed',
  'report-not-received',
  'likely-duplicate',
  'contact-erased',
] as const;
export type TaskReason = (typeof TASK_REASONS)[number];

const TaskShape = z.object({
  rev: z.int(),
  taskId: z.string(),
  organisationId: z.string(),
  reason: z.enum(TASK_REASONS),
  /** The mail, step, event or other organisation that it is about. */
  about: z.string(),
  createdAt: instant,
  closedAt: z.optional(instant),
  closedBy: z.optional(z.string()),
  note: z.optional(z.string()),
});
export type Task = z.infer<typeof TaskShape>;

/** The partition of the listing index that holds open tasks, oldest first. */
export const OPEN_TASKS = 'TASKS';

/** The partition of the listing index that holds closed tasks, in the order in which they were closed. */
export const CLOSED_TASKS = 'TASKS#CLOSED';

/** Something that a person of the AI Office has to look at. */
export const taskEntity = defineEntity({
  type: 'task',
  shape: 1,
  schema: TaskShape,
  key: (taskId: string) => ({ pk: `TASK#${taskId}`, sk: 'TASK' }),
  keyOf: (task) => ({ pk: `TASK#${task.taskId}`, sk: 'TASK' }),
  indexes: ({ createdAt, closedAt }) =>
    closedAt === undefined
      ? { listPk: OPEN_TASKS, listSk: createdAt }
      : { listPk: CLOSED_TASKS, listSk: closedAt },
});

/** The same reason about the same thing is one task. */
export const taskIdOf = (organisationId: string, reason: TaskReason, about: string): string =>
  derivedId('task', organisationId, reason, about);
