import { newerThan } from '../catalogue/catalogue.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load, save } from '../platform/store/entity.ts';
import { isFrozen } from '../platform/store/immutable-version.ts';
import { toInstant } from '../platform/time.ts';
import type { Refusal } from './decide.ts';
import { type Draft, draftEntity } from './draft.ts';
import { pledgeHead } from './head.ts';
import { holdsPen } from './pen.ts';
import { stateOf } from './pending-text.ts';
import { EDITABLE_STATES } from './states.ts';

export interface MoveRequest {
  readonly organisationId: string;
  readonly personId: string;
  /** The version that the person has looked at. */
  readonly to: string;
}

/**
 * The organisation takes up a newer catalogue. Every answer is kept: what the newer one lacks is left out of the pledge,
 * and is there again should a later one have it.
 */
export const moveCatalogue = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId, to }: MoveRequest,
): Promise<Result<Draft, Refusal>> => {
  const draft = await load(ports.pact, draftEntity, organisationId);
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head === undefined || draft === undefined) return refused({ why: 'not-found' });
  if (draft.catalogue === to) return done(draft);
  const now = toInstant(ports.clock.now());
  const state = stateOf(head);
  const open = state !== 'none' && EDITABLE_STATES.includes(state) && holdsPen(head, personId);
  if (!open || isFrozen(draft, head.versions, now)) return refused({ why: 'wrong-state', found: state });
  if (newerThan(draft.catalogue)?.to !== to) return refused({ why: 'changed-meanwhile' });
  const next = { ...draft, catalogue: to, changedAt: now };
  return (await save(ports.pact, draftEntity, next)) === 'done'
    ? done({ ...next, rev: next.rev + 1 })
    : refused({ why: 'changed-meanwhile' });
};
