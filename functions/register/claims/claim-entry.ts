import { addressHash } from '../../access/model.ts';
import type { Language } from '../../platform/i18n/languages.ts';
import type { Ports } from '../../platform/ports.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { create, load } from '../../platform/store/entity.ts';
import { toInstant } from '../../platform/time.ts';
import { claimedPledgeId, startPledge } from '../../pledges/start-pledge.ts';
import { type Listed, listedEntity } from '../listed.ts';
import { givenTo } from './given-up.ts';
import { type Claim, claimEntity } from './model.ts';
import { settleClaim } from './settle-claim.ts';
import { suggestionOf } from './suggestion.ts';

type Needed = Pick<Ports, 'pact' | 'clock'>;

/** How a person's claim to an entry stands. `taken`: the entry belongs to another pledge, or to another entry. */
export type ClaimStanding =
  | { readonly stands: 'none' }
  | { readonly stands: 'taken' }
  | { readonly stands: 'asked' | 'approved'; readonly pledgeId: string }
  | { readonly stands: 'refused'; readonly pledgeId: string; readonly reasons: string };

const standingOf = (
  { merged }: Listed,
  { given, claim }: { readonly given: Listed['claimed']; readonly claim: Claim | undefined },
): ClaimStanding => {
  if (claim !== undefined && given?.pledge === claim.pledgeId) {
    return { stands: 'approved', pledgeId: claim.pledgeId };
  }
  if (given !== undefined || merged !== undefined) return { stands: 'taken' };
  if (claim === undefined) return { stands: 'none' };
  const { pledgeId, reasons = '' } = claim;
  return claim.state === 'refused' ? { stands: 'refused', pledgeId, reasons } : { stands: 'asked', pledgeId };
};

/** An entry and how a person's claim to it stands; undefined where there is no such entry. */
export const readClaim = async (
  ports: Pick<Ports, 'pact'>,
  { listedId, personId }: { readonly listedId: string; readonly personId: string },
): Promise<{ readonly listed: Listed; readonly standing: ClaimStanding } | undefined> => {
  const [listed, claim] = await Promise.all([
    load(ports.pact, listedEntity, listedId),
    claimedPledgeId(ports, personId, listedId).then((pledgeId) => load(ports.pact, claimEntity, pledgeId)),
  ]);
  if (listed === undefined || listed.removed !== undefined) return undefined;
  return { listed, standing: standingOf(listed, { given: await givenTo(ports, listed), claim }) };
};

export interface ClaimRequest {
  readonly listedId: string;
  readonly personId: string;
  /** The address that the person has confirmed. */
  readonly email: string;
  readonly language: Language;
}

/**
 * A signed-in person claims an entry: a pledge is begun that will take its place, at once where the list named the
 * person's address, else when staff agree. The same claim again changes nothing.
 */
export const claimEntry = async (
  ports: Needed,
  { listedId, personId, email, language }: ClaimRequest,
): Promise<Result<ClaimStanding, 'not-found' | 'taken'>> => {
  const before = await readClaim(ports, { listedId, personId });
  if (before === undefined) return refused('not-found');
  const { listed, standing } = before;
  if (standing.stands === 'taken') return refused('taken');
  if (standing.stands === 'approved' || standing.stands === 'refused') return done(standing);
  const claims = { id: listedId, name: listed.name, suggested: suggestionOf(listed) };
  const started = await startPledge(ports, { personId, language, after: 0, claims });
  if (!started.ok) return refused('not-found');
  const pledgeId = started.value.organisationId;
  const askedAt = toInstant(ports.clock.now());
  const claim = { rev: 1, pledgeId, listedId, name: listed.name, personId, askedAt, state: 'asked' } as const;
  await create(ports.pact, claimEntity, claim);
  if (listed.contactHash !== addressHash(email)) return done({ stands: 'asked', pledgeId });
  const settled = await settleClaim(ports, { pledgeId, by: personId });
  return settled.ok ? done({ stands: 'approved', pledgeId }) : refused('taken');
};
