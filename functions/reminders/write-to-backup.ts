import { mailIdOf } from '../mail/model.ts';
import { orderMail } from '../mail/order-mail.ts';
import type { Ports } from '../platform/ports.ts';
import { readStep, type StepName } from './read-step.ts';
import { reachable } from './recipients.ts';
import { updateStep } from './update-step.ts';
import { aboutOf } from './write-mail.ts';

/**
 * Orders the mail of a step once more, to the organisation's backup contact, and notes it on the step. Answers false
 * where the mail was not for the contact, or there is no other person to turn to. Called again it says the same.
 */
export const writeToBackup = async (
  ports: Ports,
  { organisationId, step: occasion }: StepName,
): Promise<boolean> => {
  const name = { organisationId, step: occasion };
  const { step, row, head } = await readStep(ports, name);
  if ((step.backupMailIds ?? []).length > 0) return true;
  const personId = head?.backup;
  if (row?.mail === undefined || row.to !== 'contact' || personId === undefined) return false;
  const recipient = { to: 'person', personId } as const;
  const order = { kind: row.mail, recipient, occasion, organisationId, ...aboutOf(step) };
  const mailId = mailIdOf(order);
  if (step.mailIds.includes(mailId) || (await reachable(ports, [recipient])).length === 0) return false;
  await orderMail(ports, order);
  await updateStep(ports, name, (found) =>
    found.backupMailIds?.includes(mailId) === true
      ? undefined
      : { ...found, mailIds: [...new Set([...found.mailIds, mailId])], backupMailIds: [mailId] },
  );
  return true;
};
