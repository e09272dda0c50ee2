import type { PledgeHead } from '../pledges/head.ts';
import type { Event } from '../pledges/history.ts';
import { type ReportCommand, type ReportState, reportTransition } from '../reports/states.ts';
import type { LadderStep } from './ladder.ts';
import { cycleAndVersion, type Step } from './step.ts';
import { movedTo } from './still-owed.ts';

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

const lapsed = (head: PledgeHead, version: number, cycle?: string): boolean => {
  const event = cycle === undefined ? 'lapsed' : 'report-signature-lapsed';
  return head.history.some((link) => link.what === event && link.version === version && link.cycle === cycle);
};

/** The text still waits for a signature, or waited until just now. */
const lapses = (head: PledgeHead, occasion: string): boolean => {
  const { cycle, version } = cycleAndVersion(occasion);
  if (cycle !== undefined)
    return head.reports[cycle]?.confirming?.version === version || lapsed(head, version, cycle);
  const { pending } = head;
  const awaiting = pending?.state === 'awaiting-signature' && pending.version === version;
  return awaiting || lapsed(head, version);
};

/**
 * Whether a step still has a state to change, or has changed it just now (so that a task tried again says the same).
 * A pledge on hold goes on in silence: the register shows the hold, and its dates do not move.
 */
export const changesState = (
  row: LadderStep,
  head: PledgeHead | undefined,
  step: Pick<Step, 'family' | 'occasion' | 'at'>,
): boolean => {
  if (row.does === 'mail' || row.does === 'schedule-next' || head === undefined) return false;
  if (row.does === 'lapse-signature' || row.does === 'lapse-report-signature')
    return lapses(head, step.occasion);
  const report = head.reports[step.occasion];
  if (report === undefined || head.current === undefined || head.current.state === 'withdrawn') return false;
  if (report.state === AFTER[row.does]) return true;
  // A hold came in between.
  if (movedTo(head, row, step) !== undefined) return false;
  return walkReport(row.does, report.state).events.length > 0;
};
