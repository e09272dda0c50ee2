import { rosterOf } from '../organisations/people/roster.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load } from '../platform/store/entity.ts';
import type { Instant } from '../platform/time.ts';
import { type Decision, decide, type Refusal } from '../pledges/decide.ts';
import { type PledgeHead, pledgeHead } from '../pledges/head.ts';
import { withoutPending } from '../pledges/pending-text.ts';
import { holdTarget } from './hold-target.ts';
import type { MergeRefusal } from './merge.ts';
import { movedTo } from './moved.ts';

type Needed = Pick<Ports, 'pact' | 'clock'>;

export interface MergePledgeRequest {
  readonly organisationId: string;
  /** The organisation with a public pledge that stands for both. */
  readonly into: string;
  readonly staff: string;
  /** What the page showed of the two, see `sightOfTwo`. */
  readonly seen?: string | undefined;
}

const isShown = (head: PledgeHead): boolean =>
  head.current?.state === 'published' || head.current?.state === 'withheld';

/** What is merged ends like a withdrawn pledge; what it was is kept, so that it can be taken back. */
const merger = (head: PledgeHead, merged: { into: string; at: Instant; by: string }): Decision => {
  const { current } = head;
  const { reasons: _, ...ended } = current ?? {};
  return {
    change: {
      ...withoutPending(head),
      merged: { ...merged, ...(current === undefined ? {} : { before: current }) },
      ...(current === undefined
        ? {}
        : { current: { ...current, ...ended, reasons: undefined, state: 'withdrawn', since: merged.at } }),
    },
    events: [{ what: 'merged', about: merged.into }],
  };
};

const mergeRefusal = ({ why }: Refusal): MergeRefusal =>
  why === 'not-found' ? 'not-found' : 'changed-meanwhile';

/** An organisation to be merged, and the one that would stand for both. */
export interface Two {
  readonly own: PledgeHead;
  readonly target: PledgeHead;
}

/** Names what a page showed of two organisations: the last thing that was decided about each. */
export const sightOfTwo = ({ own, target }: Two): string =>
  [own, target].map(({ history }) => history.at(-1)?.hash ?? '').join('.');

/** The two that a merger would be about, if there may be one. */
export const readTwo = async (
  ports: Needed,
  { organisationId, into }: Pick<MergePledgeRequest, 'organisationId' | 'into'>,
): Promise<Result<Two, MergeRefusal>> => {
  const own = await load(ports.pact, pledgeHead, organisationId);
  if (own === undefined) return refused('not-found');
  if (own.merged !== undefined) return refused('merged-already');
  const id = (await movedTo(ports, into)) ?? into;
  if (id === organisationId) return refused('same');
  const target = await load(ports.pact, pledgeHead, id);
  return target === undefined || !isShown(target) ? refused('no-target') : done({ own, target });
};

/**
 * Staff merge an organisation, with its pledge or its draft, into another whose pledge is public. One write; that its
 * people, its name and the entries it stood for go along is a consequence (`carry-over.ts`).
 */
export const mergePledge = async (
  ports: Needed,
  { organisationId, into, staff, seen }: MergePledgeRequest,
): Promise<Result<PledgeHead, MergeRefusal>> => {
  const two = await readTwo(ports, { organisationId, into });
  if (!two.ok) return two;
  const { own } = two.value;
  const target = two.value.target.organisationId;
  if (seen !== undefined && seen !== sightOfTwo(two.value)) return refused('changed-meanwhile');
  const held = await holdTarget(ports, target);
  if (held === undefined) return refused('no-target');
  if ((await held.touch()) === 'refused') return refused('changed-meanwhile');
  const by = `staff:${staff}`;
  const decided = await decide(ports, {
    organisationId,
    who: by,
    rule: (found, at) =>
      found.rev === own.rev
        ? done(merger(found, { into: target, at, by }))
        : refused({ why: 'changed-meanwhile' }),
  });
  return decided.ok ? decided : refused(mergeRefusal(decided.refusal));
};

/** A pledge that never was public is written on; or is given up still, where nobody works for it. */
const writtenAgain = (head: PledgeHead, now: Instant): Pick<Decision['change'], 'pending'> => {
  const state = Object.keys(rosterOf(head)).length === 0 ? 'abandoned' : 'draft';
  return { pending: { state, since: now, signatures: [] } };
};

/** Staff take a merger back: the organisation stands for itself again, with what was public or its draft. That its people, its name and its entries come back is a consequence (`carry-over.ts`). */
export const unmergePledge = async (
  ports: Needed,
  { organisationId, staff }: Omit<MergePledgeRequest, 'into'>,
): Promise<Result<PledgeHead, MergeRefusal>> => {
  const decided = await decide(ports, {
    organisationId,
    who: `staff:${staff}`,
    evenMerged: true,
    rule: (head, now) => {
      const { merged } = head;
      if (merged === undefined) return refused({ why: 'not-found' });
      const { into: about, before } = merged;
      const again = before === undefined ? writtenAgain(head, now) : { current: before };
      return done({ change: { merged: undefined, ...again }, events: [{ what: 'unmerged', about }] });
    },
  });
  return decided.ok ? decided : refused(mergeRefusal(decided.refusal));
};
