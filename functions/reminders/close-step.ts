import { statusOf } from '../mail/status.ts';
import { putTask } from '../office/put-task.ts';
import type { Ports } from '../platform/ports.ts';
import { type Instant, toInstant } from '../platform/time.ts';
import { mailsOf } from './read-delivery.ts';
import { readStepAlone, type StepName } from './read-step.ts';
import type { Step } from './step.ts';
import { changeStep } from './update-step.ts';

/** Endings by which nobody was written to. */
const SILENT: readonly Step['outcome'][] = ['not-owed', 'state-changed'];

export interface Ending extends StepName {
  readonly outcome: NonNullable<Step['outcome']>;
  readonly why: string;
  readonly execution: string;
}

/** Whether it was put off, or a hold that came in between has moved it: it is looked at again at its new time. */
const staysOpen = ({ at, moved }: Step, outcome: Ending['outcome'], now: Instant): boolean =>
  SILENT.includes(outcome) && moved !== undefined && at > now;

/** Where a mail was found not to be owed at the moment of sending, its own reason says why. */
const reasonOf = async (ports: Ports, { mailIds }: Step, { outcome, why }: Ending): Promise<string> => {
  if (outcome !== 'not-owed') return why;
  const mails = await mailsOf(ports, mailIds);
  return mails.find((mail) => mail.state === 'not-owed')?.why ?? why;
};

/**
 * A mail that came back between the last look and the closing: its feedback found the step open and left it to this
 * workflow, which is done.
 */
const tellOfLateBounce = async (
  ports: Ports,
  { organisationId, mailIds, backupMailIds }: Step,
): Promise<void> => {
  const late = (await mailsOf(ports, backupMailIds ?? mailIds)).filter(
    (mail) => statusOf(mail) === 'bounced',
  );
  for (const { mailId } of late) await putTask(ports, { organisationId, reason: 'bounced', about: mailId });
};

/**
 * Closes a step with how it ended; answers whether it did. The first ending stays; a step that was put off stays open
 * until its new time.
 * @param known the step as it was just read
 */
export const closeStep = async (ports: Ports, ending: Ending, known?: Step): Promise<boolean> => {
  const { outcome, execution, organisationId, step: sortKey } = ending;
  const read = known ?? (await readStepAlone(ports, ending));
  const why = await reasonOf(ports, read, ending);
  const now = toInstant(ports.clock.now());
  const { written, step: closed } = await changeStep(
    ports,
    { organisationId, step: sortKey, read },
    (step) =>
      step.outcome !== undefined || staysOpen(step, outcome, now)
        ? undefined
        : { ...step, outcome, why, closedAt: now, execution },
  );
  if (outcome !== 'bounced') await tellOfLateBounce(ports, closed ?? read);
  return written;
};
