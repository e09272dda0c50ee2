import type { PledgeHead } from '../pledges/head.ts';
import type { Event } from '../pledges/history.ts';
import { type ReportCommand, type ReportState, reportTransition } from '../reports/states.ts';
import type { LadderStep } from './ladder.ts';

type ReportChange = 'open-report' | 'mark-overdue' | 'end-grace';

/**
 * The commands that time gives, in their order: a grace period may be found at its end before the due date was ever
 * seen to pass.
 */
const COMMANDS: Readonly<Record<ReportChange, readonly { command: ReportCommand; event: Event }[]>> = {
  'open-report': [{ command: 'open', event: 'report-opened' }],
  'mark-overdue': [{ command: 'pass-due-date', event: 'report-overdue' }],
  'end-grace': [
    { command: 'pass-due-date', event: 'report-overdue' },
    { command: 'end-grace', event: 'report-not-received' },
  ],
};

export interface ReportWalk {
  readonly to: ReportState;
  readonly events: readonly Event[];
}

/** Where time leads a report from `state`, by the table of states; no events where it stays. */
export const walkReport = (does: ReportChange, state: ReportState): ReportWalk => {
  let to = state;
  const events: Event[] = [];
  for (const { command, event } of COMMANDS[does]) {
    const transition = reportTransition(command, to);
    if (transition === undefined) continue;
    to = transition.to;
    events.push(event);
  }
  return { to, events };
};

/** The state that a step leaves behind: found there, the step has been carried out already. */
const AFTER: Readonly<Record<ReportChange, ReportState>> = {
  'open-report': 'open',
  'mark-overdue': 'overdue',
  'end-grace': 'not-received',
};

const lapsed = (head: PledgeHead, version: number): boolean =>
  head.history.some((link) => link.what === 'lapsed' && link.version === version);

/**
 * Whether a step still has a state to change, or has changed it just now (so that a task tried again says the same).
 * A pledge on hold goes on in silence: the register shows the hold, and its dates do not move.
 */
export const changesState = (
  row: LadderStep,
  head: PledgeHead | undefined,
  step: { readonly occasion: string; readonly anchor?: string | undefined },
): boolean => {
  if (row.does === 'mail' || row.does === 'schedule-next' || head === undefined) return false;
  if (row.does === 'lapse-signature') {
    const { pending } = head;
    const version = Number(step.occasion);
    const awaiting = pending?.state === 'awaiting-signature' && pending.version === version;
    return awaiting || lapsed(head, version);
  }
  const report = head.reports[step.occasion];
  if (report === undefined || head.current === undefined || head.current.state === 'withdrawn') return false;
  if (step.anchor !== undefined && step.anchor !== report.due) return false;
  return report.state === AFTER[row.does] || walkReport(row.does, report.state).events.length > 0;
};
