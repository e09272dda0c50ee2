import { statusOf } from '../mail/status.ts';
import { putTask } from '../office/put-task.ts';
import type { Ports } from '../platform/ports.ts';
import { toInstant } from '../platform/time.ts';
import { mailsOf } from './read-delivery.ts';
import { readStepAlone, type StepName } from './read-step.ts';
import type { Step } from './step.ts';
import { updateStep } from './update-step.ts';

/** Reasons for which a step stays open and is looked at again. */
const PUT_OFF: readonly string[] = ['touched', 'held'];

export interface Ending extends StepName {
  readonly outcome: NonNullable<Step['outcome']>;
  readonly why: string;
  readonly execution: string;
}

/** Where a mail was found not to be owed at the moment of sending, its own reason says why. */
const reasonOf = async (ports: Ports, ending: Ending): Promise<string> => {
  if (ending.outcome !== 'not-owed') return ending.why;
  const { mailIds } = await readStepAlone(ports, ending);
  const mails = await mailsOf(ports, mailIds);
  return mails.find((mail) => mail.state === 'not-owed')?.why ?? ending.why;
};

/**
 * A mail that came back between the last look and the closing: its feedback found the step open and left it to this
 * workflow, which is done.
 */
const tellOfLateBounce = async (ports: Ports, { organisationId, step: occasion }: Ending): Promise<void> => {
  const { mailIds, backupMailIds } = await readStepAlone(ports, { organisationId, step: occasion });
  const late = (await mailsOf(ports, backupMailIds ?? mailIds)).filter(
    (mail) => statusOf(mail) === 'bounced',
  );
  for (const { mailId } of late) await putTask(ports, { organisationId, reason: 'bounced', about: mailId });
};

/**
 * Closes a step with how it ended. The first ending stays; a step that was put off stays open until its new time.
 */
export const closeStep = async (ports: Ports, ending: Ending): Promise<boolean> => {
  const { outcome, execution, organisationId, step: sortKey } = ending;
  const why = await reasonOf(ports, ending);
  const now = toInstant(ports.clock.now());
  const written = await updateStep(ports, { organisationId, step: sortKey }, (step) =>
    step.outcome !== undefined || (PUT_OFF.includes(why) && step.at > now)
      ? undefined
      : { ...step, outcome, why, closedAt: now, execution },
  );
  if (outcome !== 'bounced') await tellOfLateBounce(ports, ending);
  return written;
};
