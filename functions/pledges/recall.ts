import type { Ports } from '../platform/ports.ts';
import { done, type Result } from '../platform/result.ts';
import { decide, type Refusal } from './decide.ts';
import type { PledgeHead } from './head.ts';
import { sentTextFor } from './pending-text.ts';

/**
 * The organisation takes a text back before the AI Office has begun to review it, signed by everybody or not: a draft again,
 * and no approval of it counts.
 */
export const recall = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId }: { readonly organisationId: string; readonly personId: string },
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: personId,
    rule: (head, now) => {
      const sent = sentTextFor(head, 'recall');
      if (!sent.ok) return sent;
      const { reasons: _, ...pending } = sent.value;
      return done({
        change: { pending: { ...pending, state: 'draft', since: now } },
        events: [{ what: 'recalled', version: pending.version }],
      });
    },
  });
