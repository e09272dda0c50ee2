import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { type Decision, decide, type Refusal } from './decide.ts';
import type { PledgeHead } from './head.ts';
import type { Event } from './history.ts';
import { stateOf, withoutPending } from './pending-text.ts';
import { asSeen } from './seen.ts';
import { CURRENT_STATES, type PledgeCommand, pledgeTransition } from './states.ts';

type PublicCommand = Extract<PledgeCommand, 'withhold' | 'restore' | 'withdraw'>;

const EVENT: Readonly<Record<PublicCommand, Event>> = {
  withhold: 'withheld',
  restore: 'restored',
  withdraw: 'withdrawn',
};

interface PublicDecision {
  readonly command: PublicCommand;
  readonly seen?: string | undefined;
  readonly reasons?: string | undefined;
  readonly now: string;
}

const changeCurrent = (
  head: PledgeHead,
  { command, seen, reasons, now }: PublicDecision,
): Result<Decision, Refusal> => {
  const { current } = head;
  const transition = current === undefined ? undefined : pledgeTransition(command, current.state);
  if (current === undefined || transition === undefined)
    return refused({ why: 'wrong-state', found: stateOf(head) });
  const looked = asSeen(done(current), seen);
  if (!looked.ok) return looked;
  const { reasons: _, ...kept } = current;
  const state = CURRENT_STATES.find((candidate) => candidate === transition.to);
  if (state === undefined) return refused({ why: 'wrong-state', found: current.state });
  const next = { ...kept, state, since: now, ...(reasons === undefined ? {} : { reasons }) };
  return done({
    change: { current: next, ...(command === 'withdraw' ? withoutPending(head) : {}) },
    events: [{ what: EVENT[command], version: current.version }],
  });
};

export interface WithholdRequest {
  readonly organisationId: string;
  readonly staff: string;
  readonly reasons: string;
  /** What the page showed, see `seen.ts`. */
  readonly seen?: string | undefined;
}

/** Staff take a published pledge down while they look into it; its dates do not move. */
export const withhold = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, staff, reasons, seen }: WithholdRequest,
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: `staff:${staff}`,
    rule: (head, now) => changeCurrent(head, { command: 'withhold', seen, reasons, now }),
  });

/** Staff publish a withheld pledge again, with the same dates. */
export const restore = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, staff, seen }: Omit<WithholdRequest, 'reasons'>,
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: `staff:${staff}`,
    rule: (head, now) => changeCurrent(head, { command: 'restore', seen, now }),
  });

/**
 * The contact withdraws the organisation's pledge; a tombstone stays public, with the reason if one is given. An amendment
 * under way ends with it.
 */
export const withdraw = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  request: { readonly organisationId: string; readonly personId: string; readonly reasons?: string },
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId: request.organisationId,
    who: request.personId,
    rule: (head, now) =>
      head.contact === request.personId
        ? changeCurrent(head, { command: 'withdraw', reasons: request.reasons, now })
        : refused({ why: 'people', fault: 'not-contact' }),
  });
