import { breaksLimit, typedText } from '../platform/http/typed-text.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { addMonths, brusselsDay, type Day } from '../platform/time.ts';
import { afterHold } from '../reports/after-hold.ts';
import { decide, type Refusal } from './decide.ts';
import type { PledgeHead } from './head.ts';
import { heldUntil } from './held-until.ts';
import { stateOf } from './pending-text.ts';

/** Characters. */
export const HOLD_REASONS_LIMIT = { min: 1, max: 3000 } as const;
/** What has to rest longer than this is looked at again first. */
const LONGEST_MONTHS = 24;
/** What is wrong with the last day of a hold. */
const faultOf = (until: Day, today: Day): 'past' | 'too-far' | undefined => {
  if (until < today) return 'past';
  return until > addMonths(today, LONGEST_MONTHS) ? 'too-far' : undefined;
};

export interface HoldRequest {
  readonly organisationId: string;
  readonly staff: string;
  readonly reasons: string;
  /** The last day, in Brussels. */
  readonly until: Day;
}

/** Each report as it stands after a hold with that last day. */
const reportsAfter = ({ reports }: PledgeHead, last: Day): PledgeHead['reports'] =>
  Object.fromEntries(Object.entries(reports).map(([cycle, report]) => [cycle, afterHold(report, last)]));

/**
 * Staff put the reports of a public pledge on hold, or change the hold: until its last day no reminder goes out and no
 * report becomes late, nor for some days after it. The due dates do not move, and a report that comes is welcome.
 */
export const placeHold = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, staff, reasons, until }: HoldRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const text = typedText(reasons);
  const fault = breaksLimit(text, HOLD_REASONS_LIMIT);
  if (fault !== undefined) return refused({ why: 'invalid', fields: { reasons: fault } });
  return decide(ports, {
    organisationId,
    who: `staff:${staff}`,
    rule: (head, now) => {
      const wrongDay = faultOf(until, brusselsDay(now));
      if (wrongDay !== undefined) return refused({ why: 'invalid', fields: { until: wrongDay } });
      if (head.current === undefined || head.current.state === 'withdrawn')
        return refused({ why: 'wrong-state', found: stateOf(head) });
      return done({
        change: { hold: { since: now, until, reasons: text }, reports: reportsAfter(head, until) },
        events: [{ what: 'reports-held' }],
      });
    },
  });
};

/** Staff end a hold before its day. */
export const liftHold = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, staff }: Pick<HoldRequest, 'organisationId' | 'staff'>,
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: `staff:${staff}`,
    rule: (head, now) => {
      const { hold } = head;
      if (hold === undefined || heldUntil(head, now) === undefined)
        return refused({ why: 'wrong-state', found: stateOf(head) });
      const until = brusselsDay(now);
      return done({
        change: { hold: { ...hold, until, lifted: true }, reports: reportsAfter(head, until) },
        events: [{ what: 'reports-hold-lifted' }],
      });
    },
  });
