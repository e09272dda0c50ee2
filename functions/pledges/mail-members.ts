import { memberEntity } from '../access/model.ts';
import type { MailOrder } from '../mail/model.ts';
import { orderMail } from '../mail/order-mail.ts';
import type { Ports } from '../platform/ports.ts';
import { loadAll } from '../platform/store/entity.ts';
import { organisationPartition } from './head.ts';

/** Orders the same mail to everybody who has a part in a pledge now: nobody who was only invited, or has left. */
export const mailMembers = async (
  ports: Pick<Ports, 'pact' | 'sent' | 'clock'>,
  organisationId: string,
  mail: Omit<MailOrder, 'recipient'>,
): Promise<void> => {
  const pk = organisationPartition(organisationId);
  const members = await loadAll(ports.pact, memberEntity, { pk, prefix: 'MEMBER#' });
  const active = members.filter(({ state }) => state === undefined || state === 'active');
  for (const { personId } of active)
    await orderMail(ports, { ...mail, recipient: { to: 'person', personId } });
};
