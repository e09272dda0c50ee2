import { type Instant, toInstant, toMs } from '../platform/time.ts';
import { keptUntil, noticeAt } from '../register/retention.ts';
import type { Draft as WholeDraft } from './draft.ts';
import type { PledgeHead } from './head.ts';
import { pledgeTransition } from './states.ts';

const MONTH_MS = 30 * 86_400_000;

/** Where a draft stands that nobody may be going on with. */
export type Idle =
  /** There is no text at hand: nothing to look at until one is begun. */
  | { readonly is: 'no-draft' }
  /** Kept for now; `again`: when to look. */
  | { readonly is: 'kept'; readonly again: Instant }
  /** Somebody is to be told; `again`: when it ends. */
  | { readonly is: 'to-be-noticed'; readonly again: Instant }
  | { readonly is: 'over' };

type Known = Pick<PledgeHead, 'pending'>;
type Draft = Pick<WholeDraft, 'changedAt' | 'look'>;

/** When the text was last changed, or came back into the hands of those who may change it. */
export const idleSince = ({ pending }: Known, { changedAt }: Draft): Instant =>
  pending !== undefined && pending.since > changedAt ? pending.since : changedAt;

/** What the mail belongs to that tells of it. */
export const idleOccasion = (head: Known, draft: Draft): string => `idle-since-${idleSince(head, draft)}`;

/** When an idle draft is removed; nobody who was told late has less time for it. */
export const removedAt = (head: Known, draft: Draft): Instant => {
  const since = idleSince(head, draft);
  const end = keptUntil('abandoned-draft', since);
  const told = noticedAt(draft, since);
  if (told === undefined) return end;
  const enough = toInstant(toMs(told) + toMs(end) - toMs(noticeAt('abandoned-draft', end)));
  return enough > end ? enough : end;
};

const noticedAt = ({ look, changedAt }: Draft, since: Instant): Instant | undefined =>
  look?.changedAt === changedAt && look.noticedAt !== undefined && look.noticedAt > since
    ? look.noticedAt
    : undefined;

/** Whether the text at hand is one that can be given up: what is signed or reviewed is not. */
export const canBeAbandoned = ({ pending }: Known): boolean =>
  pending !== undefined && pledgeTransition('abandon', pending.state) !== undefined;

/** Judges a draft as it was read: kept, somebody to be told, or over (functions/register/retention.json). */
export const judgeIdle = (head: Known, draft: Draft, now: Instant): Idle => {
  if (head.pending === undefined || head.pending.state === 'abandoned') return { is: 'no-draft' };
  if (!canBeAbandoned(head)) return { is: 'kept', again: toInstant(toMs(now) + MONTH_MS) };
  const since = idleSince(head, draft);
  const end = removedAt(head, draft);
  if (noticedAt(draft, since) !== undefined) return now >= end ? { is: 'over' } : { is: 'kept', again: end };
  const notice = noticeAt('abandoned-draft', end);
  if (now < notice) return { is: 'kept', again: notice };
  const told = { ...draft, look: { changedAt: draft.changedAt, noticedAt: now } };
  return { is: 'to-be-noticed', again: removedAt(head, told) };
};
