import { type Mail, mailEntity } from '../mail/model.ts';
import { type MailStatus, statusOf } from '../mail/status.ts';
import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import type { Step } from './step.ts';

const DELIVERIES = ['bounced', 'not-sent', 'waiting', 'delivered', 'not-owed'] as const;
export type Delivery = (typeof DELIVERIES)[number];

/** How the workflow sees each status of a mail. Who complains has received it. */
const DELIVERY_OF: Readonly<Record<MailStatus, Delivery>> = {
  waiting: 'waiting',
  sending: 'waiting',
  sent: 'waiting',
  delivered: 'delivered',
  complained: 'delivered',
  bounced: 'bounced',
  failed: 'not-sent',
  'not-owed': 'not-owed',
};

/** The mails of a step that exist. */
export const mailsOf = async (
  ports: Pick<Ports, 'sent'>,
  mailIds: readonly string[],
): Promise<readonly Mail[]> => {
  const mails = await Promise.all(mailIds.map((mailId) => load(ports.sent, mailEntity, mailId)));
  return mails.filter((mail) => mail !== undefined);
};

/** The mails of a step that the delivery at hand is about: of the backup contact, or of those whom the step is for. */
const idsOf = ({ mailIds, backupMailIds = [] }: Step, to: 'recipients' | 'backup'): readonly string[] =>
  to === 'backup' ? backupMailIds : mailIds.filter((mailId) => !backupMailIds.includes(mailId));

/** The worst among the step's mails; `not-owed` only where none of them was owed at the moment of sending. */
export const readDelivery = async (
  ports: Pick<Ports, 'sent'>,
  step: Step,
  to: 'recipients' | 'backup',
): Promise<Delivery> => {
  const found = new Set((await mailsOf(ports, idsOf(step, to))).map((mail) => DELIVERY_OF[statusOf(mail)]));
  return DELIVERIES.find((delivery) => found.has(delivery)) ?? 'not-owed';
};
