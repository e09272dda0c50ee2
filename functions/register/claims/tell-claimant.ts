import { orderMail } from '../../mail/order-mail.ts';
import type { Ports } from '../../platform/ports.ts';
import { load, save } from '../../platform/store/entity.ts';
import { claimEntity } from './model.ts';

/** Has the claimant told what staff decided; told again, it is the same mail. Who loses a race here was told by the winner. */
export const tellClaimant = async (
  ports: Pick<Ports, 'pact' | 'sent' | 'clock'>,
  pledgeId: string,
): Promise<void> => {
  const claim = await load(ports.pact, claimEntity, pledgeId);
  if (claim?.nudge === undefined) return;
  await orderMail(ports, {
    kind: 'claim-decided',
    recipient: { to: 'person', personId: claim.personId },
    occasion: `claim ${claim.state}`,
    organisationId: pledgeId,
  });
  await save(ports.pact, claimEntity, { ...claim, nudge: undefined });
};
