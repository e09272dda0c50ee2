import type { Ports } from '../../platform/ports.ts';
import { type Result, refused } from '../../platform/result.ts';
import { type DecisionRequest, decide, type Refusal } from '../../pledges/decide.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import type { PeopleFault } from './faults.ts';
import { projectMembers } from './project-member.ts';

export type PeoplePorts = Pick<Ports, 'pact' | 'clock' | 'ids'>;

/** A decision about the organisation's people that something stands against. */
export const cannot = (fault: PeopleFault): { readonly ok: false; readonly refusal: Refusal } =>
  refused({ why: 'people', fault });

/**
 * Decides about the organisation's people, and lets them in or out at once; where this ends half way, the reaction does
 * the same (`consequences.ts`).
 */
export const decidePeople = async (
  ports: PeoplePorts,
  request: DecisionRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const decided = await decide(ports, request);
  if (decided.ok) await projectMembers(ports, decided.value);
  return decided;
};
