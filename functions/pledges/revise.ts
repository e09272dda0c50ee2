import type { Ports } from '../platform/ports.ts';
import { done, type Result } from '../platform/result.ts';
import { decide, type Refusal } from './decide.ts';
import type { PledgeHead } from './head.ts';
import { pendingFor } from './pending-text.ts';

/** The organisation takes up a declined pledge again; the reasons stay readable. */
export const revise = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId }: { readonly organisationId: string; readonly personId: string },
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: personId,
    rule: (head, now) => {
      const pending = pendingFor(head, 'revise');
      if (!pending.ok) return pending;
      return done({
        change: { pending: { ...pending.value, state: 'draft', since: now } },
        events: [{ what: 'revised' }],
      });
    },
  });
