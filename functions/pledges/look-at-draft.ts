import { orderMail } from '../mail/order-mail.ts';
import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import { freeze } from '../platform/store/immutable-version.ts';
import { toInstant } from '../platform/time.ts';
import { abandon } from './abandon.ts';
import { type Draft, draftEntity } from './draft.ts';
import { type PledgeHead, pledgeHead } from './head.ts';
import { idleOccasion } from './idle.ts';
import { judgeIdle } from './judge-idle.ts';

type Needed = Pick<Ports, 'pact' | 'sent' | 'clock'>;

const HOUR_MS = 3_600_000;

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

/** Whoever began it was cut off before the pledge was there: nobody can have written in it. */
const dropUnstarted = async ({ pact }: Needed, { organisationId, rev }: Draft): Promise<boolean> =>
  (await pact.remove(draftEntity.key(organisationId), { rev })) === 'done';

/**
 * What the round does about a draft that has not been changed for long: tells the contact, and later gives it up.
 * Reads everything again. Answers whether something was written; where somebody else wrote, the next round looks again.
 */
export const lookAtDraft = async (ports: Needed, organisationId: string): Promise<boolean> => {
  const draft = await load(ports.pact, draftEntity, organisationId);
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (draft === undefined) return false;
  if (head === undefined) return dropUnstarted(ports, draft);
  const { changedAt } = draft;
  const ms = ports.clock.now();
  const now = toInstant(ms);
  const known = draft.look?.changedAt === changedAt ? draft.look : { changedAt };
  const keep = async (look: NonNullable<Draft['look']>) =>
    (await save(ports.pact, draftEntity, { ...draft, look })) === 'done';
  const found = judgeIdle(head, draft, now);
  switch (found.is) {
    case 'no-draft':
      return keep({ changedAt });
    case 'kept':
      return keep({ ...known, at: found.again });
    case 'to-be-noticed': {
      const told = { changedAt, at: toInstant(ms + HOUR_MS), noticedAt: now, until: found.until };
      if (!(await keep(told))) return false;
      await tellContact(ports, head, draft);
      return true;
    }
    case 'noticed':
      // Once more, lest the first time was cut off.
      await tellContact(ports, head, draft);
      return keep({ ...known, at: found.until });
    case 'over':
      return giveUp(ports, head, draft);
  }
};
