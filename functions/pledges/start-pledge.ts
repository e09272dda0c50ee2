import { memberEntity } from '../access/model.ts';
import { catalogue } from '../catalogue/catalogue.ts';
import type { Language } from '../platform/i18n/languages.ts';
import { derivedId } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, load } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import type { Refusal } from './decide.ts';
import { draftEntity } from './draft.ts';
import { type PledgeHead, pledgeHead } from './head.ts';
import { appendLink } from './history.ts';

export interface StartRequest {
  readonly personId: string;
  readonly language: Language;
  /** How many pledges the person has already: the same number gives the same pledge, however often it is sent. */
  readonly after: number;
  /** Part of the demo. */
  readonly madeUp?: boolean;
}

/** Starts an organisation's draft. The member item comes last: until it stands, nobody can open what is half there. */
export const startPledge = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { personId, after, madeUp = false }: StartRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const organisationId = derivedId('pledge', personId, String(after)).slice(0, 16);
  const now = toInstant(ports.clock.now());
  await create(ports.pact, draftEntity, {
    rev: 1,
    organisationId,
    catalogue: catalogue.catalogue,
    changedAt: now,
    actions: {},
  });
  await create(ports.pact, pledgeHead, {
    rev: 1,
    organisationId,
    createdAt: now,
    madeUp,
    name: '',
    contact: personId,
    versions: 0,
    pending: { state: 'draft', since: now, signatures: [] },
    reports: {},
    history: appendLink([], { rev: 1, at: now, who: personId, what: 'started' }),
    settled: 0,
    nudge: now,
  });
  await create(ports.pact, memberEntity, {
    rev: 1,
    organisationId,
    personId,
    roles: ['contact', 'editor'],
    since: now,
  });
  const head = await load(ports.pact, pledgeHead, organisationId);
  return head === undefined ? refused({ why: 'not-found' }) : done(head);
};
