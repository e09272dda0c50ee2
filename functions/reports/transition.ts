import { done, type Result, refused } from '../platform/result.ts';
import type { Decision, Refusal } from '../pledges/decide.ts';
import type { PledgeHead, ReportHead } from '../pledges/head.ts';
import { type ReportCommand, type ReportState, reportTransition } from './states.ts';

/** A report that the table of states lets `command` move, where it moves to, and the public pledge that it reports on. */
export interface Movable {
  readonly report: ReportHead;
  readonly to: ReportState;
  readonly pledge: NonNullable<PledgeHead['current']>;
}

/** Looks up the transition of one cycle's report. A withdrawn pledge has no reports to move any more. */
export const movable = (
  head: PledgeHead,
  cycle: string,
  command: ReportCommand,
): Result<Movable, Refusal> => {
  const report = Object.hasOwn(head.reports, cycle) ? head.reports[cycle] : undefined;
  if (report === undefined) return refused({ why: 'not-found' });
  if (head.current === undefined || head.current.state === 'withdrawn') {
    return refused({ why: 'wrong-state', found: head.current?.state ?? 'none' });
  }
  const { current: pledge } = head;
  // Declared complete and waiting for its second signature, it is written on and submitted by nobody.
  if (command === 'submit' && report.confirming !== undefined)
    return refused({ why: 'wrong-state', found: report.state });
  const transition = reportTransition(command, report.state);
  return transition === undefined
    ? refused({ why: 'wrong-state', found: report.state })
    : done({ report, to: transition.to, pledge });
};

/** The decision that leaves `report` as the state of its cycle. */
export const reportDecision = (
  head: PledgeHead,
  { cycle, report }: { readonly cycle: string; readonly report: ReportHead },
  events: Decision['events'],
): Decision => ({ change: { reports: { ...head.reports, [cycle]: report } }, events });
