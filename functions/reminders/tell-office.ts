import type { Mail } from '../mail/model.ts';
import { statusOf } from '../mail/status.ts';
import { putTask } from '../office/put-task.ts';
import type { TaskReason } from '../office/task.ts';
import type { Ports } from '../platform/ports.ts';
import { mailsOf } from './read-delivery.ts';
import { type Read, readStep, type StepName } from './read-step.ts';

interface Trouble {
  readonly task: TaskReason;
  /** The mail that is the trouble: its own feedback or sending puts the same task, and it shall be one. */
  readonly mail: (mail: Mail) => boolean;
}

/** How the endings of the workflow are told to staff. */
const TROUBLES: Readonly<Record<string, Trouble>> = {
  bounced: { task: 'bounced', mail: (mail) => statusOf(mail) === 'bounced' },
  'backup-bounced': { task: 'bounced', mail: (mail) => statusOf(mail) === 'bounced' },
  'not-sent': { task: 'delivery-unknown', mail: (mail) => statusOf(mail) === 'failed' },
  'no-answer': { task: 'delivery-unknown', mail: (mail) => mail.why === 'no-answer' },
  'end-grace': { task: 'report-not-received', mail: () => false },
};
const OTHER: Trouble = { task: 'step-failed', mail: () => false };

const cameInBetween = ({ step, head }: Read): boolean =>
  head?.reports[step.occasion]?.state !== 'not-received';

/**
 * Puts a task before staff: somebody could not be reached, a step failed, or a grace period has ended. Answers its id;
 * undefined where a report came in just as its grace period ended.
 */
export const tellOffice = async (
  ports: Ports,
  { reason, ...name }: StepName & { readonly reason: string },
): Promise<string | undefined> => {
  const read = await readStep(ports, name);
  if (reason === 'end-grace' && cameInBetween(read)) return undefined;
  const { task, mail } = TROUBLES[reason] ?? OTHER;
  const { mailIds, backupMailIds = [] } = read.step;
  // The backup contact's first: what came back before it was dealt with by turning to them.
  const about = (await mailsOf(ports, [...backupMailIds, ...mailIds])).find(mail)?.mailId ?? name.step;
  return putTask(ports, { organisationId: name.organisationId, reason: task, about });
};
