import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import type { Instant } from '../platform/time.ts';
import { type Decision, decide, type Refusal } from './decide.ts';
import type { PledgeHead } from './head.ts';
import { canBeAbandoned } from './idle.ts';
import { nobodyLeft } from './nobody-left.ts';
import { stateOf, withoutPending } from './pending-text.ts';

/** Merged before anything of it was public: what was written rests until the merger is taken back. */
const isMergedDraft = ({ merged, current, pending }: PledgeHead): boolean =>
  merged !== undefined && current === undefined && pending === undefined;

/** What never was public goes with everybody's details. */
const over = (now: Instant): Decision => ({
  change: nobodyLeft('time', now),
  events: [{ what: 'abandoned' }],
});

const givenUp = ({ pending, ...head }: PledgeHead): Decision => ({
  change: withoutPending(head),
  events: [
    {
      what: 'amendment-discarded',
      ...(pending?.version === undefined ? {} : { version: pending.version }),
    },
  ],
});

/**
 * Time gives up a draft that nobody has gone on with. Beside a public pledge only the text at hand goes; the public one
 * stays as it is; what was merged before it was public goes while it is merged.
 * @param seenRev the revision of the head by which the draft was found to be over
 */
export const abandon = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, seenRev }: { readonly organisationId: string; readonly seenRev: number },
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: 'time',
    evenMerged: true,
    rule: (head, now) => {
      if (head.rev !== seenRev) return refused({ why: 'changed-meanwhile' });
      if (!canBeAbandoned(head) && !isMergedDraft(head))
        return refused({ why: 'wrong-state', found: stateOf(head) });
      return done(head.current === undefined ? over(now) : givenUp(head));
    },
  });
