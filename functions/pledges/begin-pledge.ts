import { currentCatalogue } from '../catalogue/catalogue.ts';
import type { Ports } from '../platform/ports.ts';
import { create } from '../platform/store/entity.ts';
import { type Instant, toInstant } from '../platform/time.ts';
import { type Draft, draftEntity } from './draft.ts';
import { type PledgeHead, pledgeHead } from './head.ts';
import { appendLink } from './history.ts';

export interface BeginRequest {
  readonly organisationId: string;
  /** Person id or `staff:<subject>`: who begins, and is the contact until another is named. */
  readonly who: string;
  readonly what: 'started' | 'entered';
  readonly name?: string | undefined;
  readonly suggested?: Draft['suggested'];
  readonly entered?: PledgeHead['entered'];
  readonly madeUp: boolean;
}

const active = (since: Instant) => ({ state: 'active' as const, roles: ['editor' as const], since });

const headOf = ({ organisationId, who, what, name = '', entered, madeUp }: BeginRequest, now: Instant) => ({
  rev: 1,
  organisationId,
  createdAt: now,
  madeUp,
  name,
  contact: who,
  people: what === 'started' ? { [who]: active(now) } : {},
  versions: 0,
  pending: { state: 'draft' as const, since: now, signatures: [] },
  reports: {},
  history: appendLink({ history: [] }, { rev: 1, at: now, who, what }),
  ...(entered === undefined ? {} : { entered }),
  settled: 0,
  nudge: now,
});

/** Puts down an empty draft and the head of its pledge; what stands there already stays as it is. */
export const beginPledge = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  request: BeginRequest,
): Promise<void> => {
  const now = toInstant(ports.clock.now());
  const { organisationId, suggested } = request;
  const draft = {
    rev: 1,
    organisationId,
    catalogue: currentCatalogue().catalogue,
    changedAt: now,
    actions: {},
  };
  await create(ports.pact, draftEntity, { ...draft, ...(suggested === undefined ? {} : { suggested }) });
  await create(ports.pact, pledgeHead, headOf(request, now));
};
