import { memberEntity } from '../access/model.ts';
import { rosterOf } from '../organisations/people/roster.ts';
import type { Language } from '../platform/i18n/languages.ts';
import { derivedId } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, load } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { beginPledge } from './begin-pledge.ts';
import type { Refusal } from './decide.ts';
import type { Draft } from './draft.ts';
import { type PledgeHead, pledgeHead } from './head.ts';

export interface StartRequest {
  readonly personId: string;
  readonly language: Language;
  /** How many pledges the person has already: the same number gives the same pledge, however often it is sent. */
  readonly after: number;
  /** The listed entry that this pledge is to take the place of: the same entry gives the same pledge. */
  readonly claims?: { readonly id: string; readonly name: string; readonly suggested?: Draft['suggested'] };
  /** Part of the demo. */
  readonly madeUp?: boolean;
}

/** The pledge with which a person claims a listed entry. */
export const claimedPledgeId = (personId: string, listedId: string): string =>
  derivedId('pledge', personId, 'claims', listedId).slice(0, 16);

type Needed = Pick<Ports, 'pact' | 'clock'>;

/** Ids for the pledges of a person, in their order; one that the person has left, or that was given up, stays behind. */
const freePledgeId = async (ports: Needed, { personId, after, claims }: StartRequest): Promise<string> => {
  if (claims !== undefined) return claimedPledgeId(personId, claims.id);
  for (let number = after; ; number += 1) {
    const organisationId = derivedId('pledge', personId, String(number)).slice(0, 16);
    const head = await load(ports.pact, pledgeHead, organisationId);
    if (head === undefined || rosterOf(head)[personId] !== undefined) return organisationId;
  }
};

/** Starts an organisation's draft. The member item comes last: until it stands, nobody can open what is half there. */
export const startPledge = async (
  ports: Needed,
  request: StartRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const { personId, claims, madeUp = false } = request;
  const organisationId = await freePledgeId(ports, request);
  await beginPledge(ports, {
    organisationId,
    who: personId,
    what: 'started',
    name: claims?.name,
    suggested: claims?.suggested,
    madeUp,
  });
  await create(ports.pact, memberEntity, {
    rev: 1,
    organisationId,
    personId,
    roles: ['contact', 'editor'],
    state: 'active',
    since: toInstant(ports.clock.now()),
  });
  const head = await load(ports.pact, pledgeHead, organisationId);
  return head === undefined ? refused({ why: 'not-found' }) : done(head);
};
