import type { Ports } from '../platform/ports.ts';
import { create } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { type MailOrder, mailEntity, mailIdOf } from './model.ts';

/**
 * Puts a mail into the table of what leaves the house; `mail-out` sends it. Ordering the same mail again changes
 * nothing. Answers the mail's id.
 */
export const orderMail = async (ports: Pick<Ports, 'sent' | 'clock'>, order: MailOrder): Promise<string> => {
  const mailId = mailIdOf(order);
  const now = toInstant(ports.clock.now());
  await create(ports.sent, mailEntity, {
    rev: 1,
    mailId,
    ...order,
    createdAt: now,
    state: 'waiting',
    attempts: 0,
    nextAttempt: now,
    possibleDuplicate: false,
    events: [],
  });
  return mailId;
};
