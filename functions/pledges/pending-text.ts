import { done, type Result, refused } from '../platform/result.ts';
import type { Refusal } from './decide.ts';
import type { PledgeHead } from './head.ts';
import { type CurrentState, type PledgeCommand, type PledgeState, pledgeTransition } from './states.ts';

type Pending = NonNullable<PledgeHead['pending']>;

/** The state of the text at hand: the pending one if there is one, else the public one. */
export const stateOf = (head: PledgeHead): PledgeState | 'none' =>
  head.pending?.state ?? head.current?.state ?? 'none';

/** Nothing of it was ever public, and nobody has a part in it any more. */
export const isGivenUp = ({ pending, current }: Pick<PledgeHead, 'pending' | 'current'>): boolean =>
  current === undefined && pending?.state === 'abandoned';

/** The state of the public pledge while a change of it is under way; undefined where there is none of both. */
export const publicBesides = ({ pending, current }: PledgeHead): CurrentState | undefined =>
  pending === undefined || current === undefined || current.state === 'withdrawn' ? undefined : current.state;

/** The pending text, if the table of states allows `command` on it. */
export const pendingFor = (head: PledgeHead, command: PledgeCommand): Result<Pending, Refusal> => {
  const { pending } = head;
  return pending === undefined || pledgeTransition(command, pending.state) === undefined
    ? refused({ why: 'wrong-state', found: stateOf(head) })
    : done(pending);
};

/** Without the text at hand: what was to change with it, its name among that, is as it is in public. */
export const withoutPending = ({ card, name }: Pick<PledgeHead, 'card' | 'name'>) => ({
  pending: undefined,
  name: card?.name ?? name,
});

/** A pending text that has been put down as a version. */
export type SentText = Pending & {
  readonly version: number;
  readonly sha256: string;
  readonly reference: string;
};

/** The same for commands on a text that was sent for signature. */
export const sentTextFor = (head: PledgeHead, command: PledgeCommand): Result<SentText, Refusal> => {
  const pending = pendingFor(head, command);
  if (!pending.ok) return pending;
  const { version, sha256, reference } = pending.value;
  return version === undefined || sha256 === undefined || reference === undefined
    ? refused({ why: 'wrong-state', found: pending.value.state })
    : done({ ...pending.value, version, sha256, reference });
};
