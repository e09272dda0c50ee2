import { type Instant, toInstant, toMs } from '../platform/time.ts';
import { keptUntil, noticeAt } from '../register/retention.ts';
import type { Draft } from './draft.ts';
import type { PledgeHead } from './head.ts';
import { canBeAbandoned, idleSince, removedAt } from './idle.ts';

const MONTH_MS = 30 * 86_400_000;

/** Where a draft stands that nobody may be going on with. */
export type Idle =
  /** There is no text at hand: nothing to look at until one is begun. */
  | { readonly is: 'no-draft' }
  /** Kept for now; `again`: when to look. */
  | { readonly is: 'kept'; readonly again: Instant }
  /** Somebody is to be told that it is removed at `until`. */
  | { readonly is: 'to-be-noticed'; readonly until: Instant }
  | { readonly is: 'noticed'; readonly until: Instant }
  | { readonly is: 'over' };

/** Nobody who is told late has less time for it. */
const endOf = (end: Instant, now: Instant): Instant => {
  const enough = toInstant(toMs(now) + toMs(end) - toMs(noticeAt('abandoned-draft', end)));
  return enough > end ? enough : end;
};

/**
 * Of an organisation that was merged before anything of it was public: staff may take the merger back, and the draft is
 * written on. Until then nobody can go on with it, so nobody is told of its end either.
 */
const ofMerged = (since: Instant, { changedAt }: Draft, now: Instant): Idle => {
  const end = keptUntil('abandoned-draft', since > changedAt ? since : changedAt);
  return now < end ? { is: 'kept', again: end } : { is: 'over' };
};

/** Judges a draft as it was read: kept, somebody to be told, or over (functions/register/retention.json). */
export const judgeIdle = (head: Pick<PledgeHead, 'pending' | 'merged'>, draft: Draft, now: Instant): Idle => {
  const { pending, merged } = head;
  if (pending?.state === 'abandoned') return { is: 'no-draft' };
  if (merged !== undefined && merged.before === undefined) return ofMerged(merged.at, draft, now);
  if (pending === undefined) return { is: 'no-draft' };
  if (!canBeAbandoned(head)) return { is: 'kept', again: toInstant(toMs(now) + MONTH_MS) };
  const until = removedAt(head, draft);
  if (until !== undefined) return now >= until ? { is: 'over' } : { is: 'noticed', until };
  const end = keptUntil('abandoned-draft', idleSince(head, draft));
  const notice = noticeAt('abandoned-draft', end);
  return now < notice ? { is: 'kept', again: notice } : { is: 'to-be-noticed', until: endOf(end, now) };
};
