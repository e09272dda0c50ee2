import type { MailOrder } from '../mail/model.ts';
import { orderMail } from '../mail/order-mail.ts';
import type { Ports } from '../platform/ports.ts';
import { readStep, type StepName } from './read-step.ts';
import { reachable, recipientsOf } from './recipients.ts';
import { cycleAndVersion, type Step } from './step.ts';
import { changeStep } from './update-step.ts';

/** What the mail speaks of: the version of a pledge or the cycle of a report. */
export const aboutOf = ({ family, occasion }: Step): Pick<MailOrder, 'version' | 'cycle'> => {
  switch (family) {
    case 'report':
      return { cycle: occasion };
    case 'report-returned':
    case 'report-signature':
    case 'signature':
    case 'review': {
      const { cycle, version } = cycleAndVersion(occasion);
      return { version, ...(cycle === undefined ? {} : { cycle }) };
    }
    default:
      return {};
  }
};

/**
 * Orders the mails of a step, one for each recipient, and notes them on the step. The ids are worked out from what the
 * mails are for, so that ordering them again makes no second one.
 */
export const writeMail = async (
  ports: Ports,
  { execution, ...name }: StepName & { readonly execution: string },
): Promise<string[]> => {
  const { step, row, head } = await readStep(ports, name);
  const kind = row?.mail;
  if (row === undefined || kind === undefined || head === undefined) return step.mailIds;
  const { organisationId } = name;
  const mailIds: string[] = [];
  for (const recipient of await reachable(ports, recipientsOf(row, head, step))) {
    mailIds.push(
      await orderMail(ports, { kind, recipient, occasion: name.step, organisationId, ...aboutOf(step) }),
    );
  }
  const all = [...new Set([...step.mailIds, ...mailIds])];
  await changeStep(ports, { ...name, read: step }, (found) =>
    all.every((mailId) => found.mailIds.includes(mailId))
      ? undefined
      : {
          ...found,
          mailIds: [...new Set([...found.mailIds, ...all])],
          execution: found.execution ?? execution,
        },
  );
  return all;
};
