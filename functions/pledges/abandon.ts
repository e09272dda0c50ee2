import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import type { Instant } from '../platform/time.ts';
import { type Decision, decide, type Refusal } from './decide.ts';
import type { PledgeHead } from './head.ts';
import { canBeAbandoned } from './idle.ts';
import { stateOf } from './pending-text.ts';

/** Of an organisation that never was public nothing stays but its history, by ids. */
const nobodyLeft = (now: Instant): Decision => ({
  change: {
    pending: { state: 'abandoned', since: now, signatures: [] },
    name: '',
    contact: 'time',
    people: {},
    backup: undefined,
    handOver: undefined,
    contactChange: undefined,
    entered: undefined,
  },
  events: [{ what: 'abandoned' }],
});

const givenUp = ({ pending }: PledgeHead): Decision => ({
  change: { pending: undefined },
  events: [
    {
      what: 'amendment-discarded',
      ...(pending?.version === undefined ? {} : { version: pending.version }),
    },
  ],
});

/**
 * Time gives up a draft that nobody has gone on with. Beside a public pledge only the text at hand goes; the public one
 * stays as it is. @param seenRev the revision of the head by which the draft was found to be over
 */
export const abandon = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, seenRev }: { readonly organisationId: string; readonly seenRev: number },
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: 'time',
    rule: (head, now) => {
      if (head.rev !== seenRev) return refused({ why: 'changed-meanwhile' });
      if (!canBeAbandoned(head)) return refused({ why: 'wrong-state', found: stateOf(head) });
      return done(head.current === undefined ? nobodyLeft(now) : givenUp(head));
    },
  });
