import { memberEntity } from '../access/model.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import type { Language } from '../platform/i18n/languages.ts';
import { derivedId } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, load } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import type { Refusal } from './decide.ts';
import { type Draft, draftEntity } from './draft.ts';
import { type PledgeHead, pledgeHead } from './head.ts';
import { appendLink } from './history.ts';

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

/** Starts an organisation's draft. The member item comes last: until it stands, nobody can open what is half there. */
export const startPledge = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { personId, after, claims, madeUp = false }: StartRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const organisationId =
    claims === undefined
      ? derivedId('pledge', personId, String(after)).slice(0, 16)
      : claimedPledgeId(personId, claims.id);
  const now = toInstant(ports.clock.now());
  await create(ports.pact, draftEntity, {
    rev: 1,
    organisationId,
    catalogue: catalogue.catalogue,
    changedAt: now,
    suggested: claims?.suggested,
    actions: {},
  });
  await create(ports.pact, pledgeHead, {
    rev: 1,
    organisationId,
    createdAt: now,
    madeUp,
    name: claims?.name ?? '',
    contact: personId,
    people: { [personId]: { state: 'active', roles: ['editor'], since: now } },
    versions: 0,
    pending: { state: 'draft', since: now, signatures: [] },
    reports: {},
    history: appendLink({ history: [] }, { rev: 1, at: now, who: personId, what: 'started' }),
    settled: 0,
    nudge: now,
  });
  await create(ports.pact, memberEntity, {
    rev: 1,
    organisationId,
    personId,
    roles: ['contact', 'editor'],
    state: 'active',
    since: now,
  });
  const head = await load(ports.pact, pledgeHead, organisationId);
  return head === undefined ? refused({ why: 'not-found' }) : done(head);
};
