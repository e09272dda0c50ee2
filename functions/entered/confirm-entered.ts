import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load } from '../platform/store/entity.ts';
import { decide, type Refusal } from '../pledges/decide.ts';
import { draftEntity } from '../pledges/draft.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { penOf } from '../pledges/pen.ts';
import { stateOf } from '../pledges/pending-text.ts';
import { claimEntity } from '../register/claims/model.ts';
import { settleClaim } from '../register/claims/settle-claim.ts';

export interface ConfirmRequest {
  readonly organisationId: string;
  /** Who has confirmed the address in the letter by a code. */
  readonly personId: string;
  /** The draft's revision that the person read. */
  readonly seenRev: number;
}

/**
 * The organisation says that what the office entered is what it sent. From here on the draft is its own; a listed entry
 * that it was entered for gives way to it once it is public. Signing stays an act of its own.
 */
export const confirmEntered = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId, seenRev }: ConfirmRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const draft = await load(ports.pact, draftEntity, organisationId);
  if (draft === undefined) return refused({ why: 'not-found' });
  if (draft.rev !== seenRev) return refused({ why: 'changed-meanwhile' });
  const confirmed = await decide(ports, {
    organisationId,
    who: personId,
    rule: (head, now) =>
      head.entered === undefined || penOf(head) !== 'nobody' || head.contact !== personId
        ? refused({ why: 'wrong-state', found: stateOf(head) })
        : done({
            change: { entered: { ...head.entered, confirmedAt: now } },
            events: [{ what: 'entry-confirmed' }],
          }),
  });
  if (confirmed.ok) await takeEntry(ports, { organisationId, personId });
  return confirmed;
};

/** Should this be lost, the entry stands beside the pledge until staff merge it. */
const takeEntry = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId }: Omit<ConfirmRequest, 'seenRev'>,
): Promise<void> => {
  if ((await load(ports.pact, claimEntity, organisationId)) === undefined) return;
  await settleClaim(ports, { pledgeId: organisationId, by: personId });
};
