import * as z from 'zod/mini';
import { defineEntity } from '../../platform/store/entity.ts';
import { organisationPartition } from '../../pledges/head.ts';

const instant = z.iso.datetime();

const ClaimShape = z.object({
  rev: z.int(),
  /** The pledge that would take the entry's place. */
  pledgeId: z.string(),
  listedId: z.string(),
  /** The entry's name at the time. */
  name: z.string(),
  personId: z.string(),
  askedAt: instant,
  /** Whether it stands is written on the entry itself; `settled` only takes it off staff's list. */
  state: z.enum(['asked', 'settled', 'refused']),
  decidedAt: z.optional(instant),
  decidedBy: z.optional(z.string()),
  /** Why staff refused, in their words. */
  reasons: z.optional(z.string()),
  /** Set by a decision of staff, cleared once the claimant's mail is ordered: a lost nudge is found here by the round. */
  nudge: z.optional(instant),
});
export type Claim = z.infer<typeof ClaimShape>;

/** The partition of the listing index that holds claims staff have to look at, oldest first. */
export const OPEN_CLAIMS = 'CLAIMS';

const key = (pledgeId: string) => ({ pk: organisationPartition(pledgeId), sk: 'CLAIM' });

/** Somebody says that a listed entry is their organisation. */
export const claimEntity = defineEntity({
  type: 'claim',
  shape: 2,
  // 1: nobody was told of a decision.
  formerShapes: [1],
  schema: ClaimShape,
  key,
  keyOf: (claim) => key(claim.pledgeId),
  indexes: (claim) => ({
    dueAt: claim.nudge,
    ...(claim.state === 'asked' ? { listPk: OPEN_CLAIMS, listSk: claim.askedAt } : {}),
  }),
});
