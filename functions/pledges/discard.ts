import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { decide, type Refusal } from './decide.ts';
import type { PledgeHead } from './head.ts';
import { pendingFor, stateOf, withoutPending } from './pending-text.ts';

/** The organisation gives up a text that has never been public, beside one that has: everything stays as published. */
export const discard = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId }: { readonly organisationId: string; readonly personId: string },
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: personId,
    rule: (head) => {
      if (head.current === undefined) return refused({ why: 'wrong-state', found: stateOf(head) });
      const pending = pendingFor(head, 'discard');
      if (!pending.ok) return pending;
      const { version } = pending.value;
      return done({
        change: withoutPending(head),
        events: [{ what: 'amendment-discarded', ...(version === undefined ? {} : { version }) }],
      });
    },
  });
