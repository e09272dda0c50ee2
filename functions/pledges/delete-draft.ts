import { rosterOf } from '../organisations/people/roster.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load } from '../platform/store/entity.ts';
import { decide, type Refusal } from './decide.ts';
import { draftEntity } from './draft.ts';
import type { PledgeHead } from './head.ts';
import { nobodyLeft } from './nobody-left.ts';
import { penOf } from './pen.ts';
import { pendingFor, stateOf } from './pending-text.ts';

export interface DeleteRequest {
  readonly organisationId: string;
  /** Person id or `staff:<subject>`. */
  readonly who: string;
  /** The draft's revision that was shown when the question was asked. */
  readonly seenRev: number;
}

/** Who loses what they worked on, but for who deletes it: each is told. */
const others = (head: PledgeHead, who: string): readonly string[] =>
  Object.entries(rosterOf(head)).flatMap(([personId, { state }]) =>
    state === 'active' && personId !== who ? [personId] : [],
  );

/** Staff delete what they entered until the organisation has confirmed it; after that, only its contact does. */
const whyNot = (head: PledgeHead, who: string): Refusal | undefined => {
  const isStaff = who.startsWith('staff:');
  if (head.current !== undefined || isStaff !== (penOf(head) !== 'organisation'))
    return { why: 'wrong-state', found: stateOf(head) };
  return isStaff || head.contact === who ? undefined : { why: 'people', fault: 'not-contact' };
};

/**
 * A first draft that nobody wants goes at once, with everybody's details, as one does that nobody has gone on with. What
 * was public is withdrawn instead, and a change of it discarded.
 */
export const deleteDraft = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, who, seenRev }: DeleteRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const draft = await load(ports.pact, draftEntity, organisationId);
  if (draft !== undefined && draft.rev !== seenRev) return refused({ why: 'changed-meanwhile' });
  return decide(ports, {
    organisationId,
    who,
    rule: (head, now) => {
      const pending = pendingFor(head, 'delete');
      if (!pending.ok) return pending;
      const against = whyNot(head, who);
      if (against !== undefined) return refused(against);
      const left = others(head, who).map((about) => ({ what: 'member-left' as const, about }));
      return done({ change: nobodyLeft(who, now), events: [...left, { what: 'deleted' }] });
    },
  });
};
