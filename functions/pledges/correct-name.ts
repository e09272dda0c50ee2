import { breaksLimit, typedLine } from '../platform/http/typed-text.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { decide, type Refusal } from './decide.ts';
import type { PledgeHead } from './head.ts';
import { stateOf } from './pending-text.ts';

/** Characters, as on the organisation's own form. */
const NAME_LIMIT = { min: 1, max: 200 } as const;

export interface CorrectNameRequest {
  readonly organisationId: string;
  readonly staff: string;
  readonly name: string;
}

/**
 * Staff correct an obvious slip in a public name. The spelling before stays among the former names; the signed text
 * stays as it is, and the next amendment starts with the corrected name; one under way that has the spelling before is
 * published under it. Any other change of name is an amendment.
 */
export const correctName = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, staff, name: typed }: CorrectNameRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const name = typedLine(typed);
  const fault = breaksLimit(name, NAME_LIMIT);
  if (fault !== undefined) return refused({ why: 'invalid', fields: { name: fault } });
  return decide(ports, {
    organisationId,
    who: `staff:${staff}`,
    rule: ({ card, current, ...head }) => {
      if (card === undefined || current === undefined || current.state === 'withdrawn')
        return refused({ why: 'wrong-state', found: stateOf({ ...head, card, current }) });
      if (card.name === name) return refused({ why: 'invalid', fields: { name: 'same' } });
      const formerNames = [...new Set([...card.formerNames, card.name])].filter((former) => former !== name);
      return done({
        change: { name, card: { ...card, name, formerNames } },
        events: [{ what: 'name-corrected', version: current.version }],
      });
    },
  });
};
