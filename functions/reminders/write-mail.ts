import type { MailOrder, Recipient } from '../mail/model.ts';
import { orderMail } from '../mail/order-mail.ts';
import type { Ports } from '../platform/ports.ts';
import { type Read, readStep, type StepName } from './read-step.ts';
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

interface Writing extends StepName {
  readonly execution: string;
  readonly read: Read;
  readonly to: readonly Recipient[];
}

/**
 * Orders the mails of a step by what was read, one for each recipient, and notes them on the step. The ids are worked out
 * from what the mails are for, so that ordering them again makes no second one.
 */
export const writeTo = async (ports: Ports, { execution, read, to, ...name }: Writing): Promise<string[]> => {
  const { step, row } = read;
  const kind = row?.mail;
  if (kind === undefined) return step.mailIds;
  const { organisationId } = name;
  const mailIds: string[] = [];
  for (const recipient of to) {
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

/** Reads a step again and orders its mails to whoever is there. */
export const writeMail = async (
  ports: Ports,
  name: StepName & { readonly execution: string },
): Promise<string[]> => {
  const read = await readStep(ports, name);
  const { step, row, head } = read;
  const to =
    row === undefined || head === undefined ? [] : await reachable(ports, recipientsOf(row, head, step));
  return writeTo(ports, { ...name, read, to });
};
