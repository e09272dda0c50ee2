import type { Instant } from '../platform/time.ts';
import type { Draft as WholeDraft } from './draft.ts';
import type { PledgeHead } from './head.ts';
import { pledgeTransition } from './states.ts';

type Known = Pick<PledgeHead, 'pending'>;
type Draft = Pick<WholeDraft, 'changedAt' | 'look'>;

/** When the text was last changed, or came back into the hands of those who may change it. */
export const idleSince = ({ pending }: Known, { changedAt }: Draft): Instant =>
  pending !== undefined && pending.since > changedAt ? pending.since : changedAt;

/** What the mail belongs to that tells of it. */
export const idleOccasion = (head: Known, draft: Draft): string => `idle-since-${idleSince(head, draft)}`;

/** Whether the text at hand is one that can be given up: what is signed or reviewed is not. */
export const canBeAbandoned = ({ pending }: Known): boolean =>
  pending !== undefined && pledgeTransition('abandon', pending.state) !== undefined;

/** When a draft is removed of which somebody was told, if nobody has gone on with it since. */
export const removedAt = (head: Known, draft: Draft): Instant | undefined => {
  const { look, changedAt } = draft;
  return look?.changedAt === changedAt && (look.noticedAt ?? '') > idleSince(head, draft)
    ? look.until
    : undefined;
};
