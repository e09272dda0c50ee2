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
import { isGivenUp } from './pending-text.ts';

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

const startedPledgeId = (personId: string, number: number): string =>
  derivedId('pledge', personId, String(number)).slice(0, 16);

/** The id of the pledge that is begun for something: another one after each that was given up. */
export const freeIdOf = async (
  { pact }: Pick<Ports, 'pact'>,
  begunFor: readonly string[],
): Promise<string> => {
  for (let givenUp = 0; ; givenUp += 1) {
    const number = givenUp === 0 ? [] : [String(givenUp)];
    const pledgeId = derivedId(...begunFor, ...number).slice(0, 16);
    const head = await load(pact, pledgeHead, pledgeId);
    if (head === undefined || !isGivenUp(head)) return pledgeId;
  }
};

/** The pledge with which a person claims a listed entry. */
export const claimedPledgeId = (
  ports: Pick<Ports, 'pact'>,
  personId: string,
  listedId: string,
): Promise<string> => freeIdOf(ports, ['pledge', personId, 'claims', listedId]);

/** The number of the pledge to start: one more for each that the person has started and left since. */
const numberOf = async (
  ports: Pick<Ports, 'pact'>,
  { personId, after }: Pick<StartRequest, 'personId' | 'after'>,
): Promise<number> => {
  let number = after;
  for (let earlier = 0; earlier <= number; earlier += 1) {
    const head = await load(ports.pact, pledgeHead, startedPledgeId(personId, earlier));
    if (head !== undefined && rosterOf(head)[personId] === undefined) number += 1;
  }
  return number;
};

/** Starts an organisation's draft. The member item comes last: until it stands, nobody can open what is half there. */
export const startPledge = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { personId, after, claims, madeUp = false }: StartRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const organisationId =
    claims === undefined
      ? startedPledgeId(personId, await numberOf(ports, { personId, after }))
      : await claimedPledgeId(ports, personId, claims.id);
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
