import { orderMail } from '../../mail/order-mail.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { type PledgeHead, pledgeHead } from '../../pledges/head.ts';
import { fileSubsidiary } from './subsidiary.ts';

/** The parent that was named finds the subsidiary on its page, and its contact hears of it. Can be repeated. */
export const tellParent = async (
  ports: Pick<Ports, 'pact' | 'sent' | 'clock'>,
  { organisationId }: PledgeHead,
  { parent, occasion }: { readonly parent: string; readonly occasion: string },
): Promise<void> => {
  await fileSubsidiary(ports, { organisationId: parent, subsidiary: organisationId });
  const head = await load(ports.pact, pledgeHead, parent);
  if (head === undefined) return;
  const recipient = { to: 'person' as const, personId: head.contact };
  await orderMail(ports, { kind: 'parent-asked', recipient, occasion, organisationId });
};
