import { orderMail } from '../mail/order-mail.ts';
import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import { freeze } from '../platform/store/immutable-version.ts';
import { toInstant } from '../platform/time.ts';
import { abandon } from './abandon.ts';
import { type Draft, draftEntity } from './draft.ts';
import { type PledgeHead, pledgeHead } from './head.ts';
import { idleOccasion, judgeIdle } from './idle.ts';

type Needed = Pick<Ports, 'pact' | 'sent' | 'clock'>;

/** The same draft is told of once, however often this is tried. */
const tellContact = (ports: Needed, head: PledgeHead, draft: Draft) =>
  orderMail(ports, {
    kind: 'draft-to-be-removed',
    recipient: { to: 'person', personId: head.contact },
    occasion: idleOccasion(head, draft),
    organisationId: head.organisationId,
  });

/** Frozen first, lest somebody save what would be gone in the same breath. */
const giveUp = async (ports: Needed, head: PledgeHead, draft: Draft): Promise<boolean> => {
  const frozen = await freeze(ports.pact, draftEntity, {
    draft,
    version: head.versions + 1,
    ms: ports.clock.now(),
  });
  if (frozen !== 'done') return false;
  return (await abandon(ports, { organisationId: head.organisationId, seenRev: head.rev })).ok;
};

/**
 * What the round does about a draft that has not been changed for long: tells the contact, and later gives it up.
 * Reads everything again. Answers whether something was written; where somebody else wrote, the next round looks again.
 */
export const lookAtDraft = async (ports: Needed, organisationId: string): Promise<boolean> => {
  const draft = await load(ports.pact, draftEntity, organisationId);
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (draft === undefined || head === undefined) return false;
  const { changedAt } = draft;
  const now = toInstant(ports.clock.now());
  const known = draft.look?.changedAt === changedAt ? draft.look : { changedAt };
  const keep = async (look: NonNullable<Draft['look']>) =>
    (await save(ports.pact, draftEntity, { ...draft, look })) === 'done';
  const found = judgeIdle(head, draft, now);
  switch (found.is) {
    case 'no-draft':
      return keep({ changedAt });
    case 'kept':
      return keep({ ...known, at: found.again });
    case 'to-be-noticed':
      await tellContact(ports, head, draft);
      return keep({ changedAt, at: found.again, noticedAt: now });
    case 'over':
      return giveUp(ports, head, draft);
  }
};
