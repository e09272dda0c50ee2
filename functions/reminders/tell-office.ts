import { mailEntity } from '../mail/model.ts';
import { statusOf } from '../mail/status.ts';
import { type TaskReason, taskEntity, taskIdOf } from '../office/task.ts';
import type { Ports } from '../platform/ports.ts';
import { create, load } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { readStep, type StepName } from './read-step.ts';

/** Puts a task before staff; the same task again changes nothing, closed or not. Answers its id. */
export const putTask = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, reason, about }: { organisationId: string; reason: TaskReason; about: string },
): Promise<string> => {
  const taskId = taskIdOf(organisationId, reason, about);
  const createdAt = toInstant(ports.clock.now());
  await create(ports.pact, taskEntity, { rev: 1, taskId, organisationId, reason, about, createdAt });
  return taskId;
};

/** How the reasons of the workflow are told to staff. */
const TASK_FOR: Readonly<Record<string, TaskReason>> = {
  bounced: 'bounced',
  'end-grace': 'report-not-received',
  'no-answer': 'delivery-unknown',
};

/** The feedback of a bounce puts a task about the mail itself: that one is meant, not a second. */
const bouncedMail = async (ports: Ports, name: StepName): Promise<string | undefined> => {
  const { step } = await readStep(ports, name);
  for (const mailId of step.mailIds) {
    const mail = await load(ports.sent, mailEntity, mailId);
    if (mail !== undefined && statusOf(mail) === 'bounced') return mailId;
  }
  return undefined;
};

/** Puts a task before staff: somebody could not be reached, a step failed, or a grace period has ended. */
export const tellOffice = async (
  ports: Ports,
  { reason, ...name }: StepName & { readonly reason: string },
): Promise<string> => {
  const task = TASK_FOR[reason] ?? 'step-failed';
  const about = (task === 'bounced' ? await bouncedMail(ports, name) : undefined) ?? name.step;
  return putTask(ports, { organisationId: name.organisationId, reason: task, about });
};
