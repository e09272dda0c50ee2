import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { walkReport } from '../../functions/reminders/state-changes.ts';
import {
  REPORT_STATES,
  REPORT_TRANSITIONS,
  type ReportCommand,
  type ReportState,
  reportTransition,
  WRITABLE_REPORT_STATES,
} from '../../functions/reports/states.ts';

/** The whole life of a report, written out a second time by hand: state by state, command → next state. */
const EXPECTED: Readonly<Record<ReportState, Partial<Record<ReportCommand, ReportState>>>> = {
  scheduled: { open: 'open', submit: 'submitted', 'pass-due-date': 'overdue' },
  open: { submit: 'submitted', 'pass-due-date': 'overdue' },
  submitted: { 'open-review': 'in-review' },
  'in-review': { publish: 'published', return: 'returned' },
  returned: { submit: 'submitted' },
  published: {},
  overdue: { submit: 'submitted', 'end-grace': 'not-received' },
  'not-received': { submit: 'submitted' },
};
const COMMANDS: readonly ReportCommand[] = [
  'open',
  'submit',
  'open-review',
  'publish',
  'return',
  'pass-due-date',
  'end-grace',
];
const PAIRS = REPORT_STATES.flatMap((state) => COMMANDS.map((command) => [state, command] as const));

describe('the life of a report', () => {
  it.each(PAIRS)('%s, told to %s', (state, command) => {
    expect(reportTransition(command, state)?.to).toBe(EXPECTED[state][command]);
  });

  it('never makes a returned report overdue or not received', () => {
    const byTime = REPORT_TRANSITIONS.filter((transition) => transition.by === 'time');
    expect(byTime.flatMap((transition) => transition.from)).not.toContain('returned');
  });

  it('may be written exactly where it may be submitted', () => {
    const submittable = REPORT_STATES.filter((state) => reportTransition('submit', state) !== undefined);
    expect([...WRITABLE_REPORT_STATES].sort()).toEqual([...submittable].sort());
  });

  it('reaches only states of the table by any sequence of commands', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...COMMANDS), { maxLength: 30 }), (commands) => {
        let state: ReportState = 'scheduled';
        for (const command of commands) {
          const next: ReportState | undefined = reportTransition(command, state)?.to;
          expect(next).toBe(EXPECTED[state][command]);
          state = next ?? state;
        }
        expect(REPORT_STATES).toContain(state);
      }),
    );
  });
});

describe('what time does to a report', () => {
  it.each([
    ['open-report', 'scheduled', 'open', ['report-opened']],
    ['open-report', 'open', 'open', []],
    ['open-report', 'submitted', 'submitted', []],
    ['mark-overdue', 'open', 'overdue', ['report-overdue']],
    ['mark-overdue', 'returned', 'returned', []],
    ['mark-overdue', 'submitted', 'submitted', []],
    ['end-grace', 'overdue', 'not-received', ['report-not-received']],
    ['end-grace', 'open', 'not-received', ['report-overdue', 'report-not-received']],
    ['end-grace', 'scheduled', 'not-received', ['report-overdue', 'report-not-received']],
    ['end-grace', 'returned', 'returned', []],
    ['end-grace', 'published', 'published', []],
  ] as const)('%s from %s leads to %s', (does, from, to, events) => {
    expect(walkReport(does, from)).toEqual({ to, events });
  });
});
