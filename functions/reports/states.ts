import type { Actor } from '../pledges/states.ts';

export const REPORT_STATES = [
  'scheduled',
  'open',
  'submitted',
  'in-review',
  'returned',
  'published',
  'overdue',
  'not-received',
] as const;
export type ReportState = (typeof REPORT_STATES)[number];

export type ReportCommand =
  | 'open'
  | 'submit'
  | 'open-review'
  | 'publish'
  | 'return'
  | 'pass-due-date'
  | 'end-grace';

export interface ReportTransition {
  readonly command: ReportCommand;
  readonly from: readonly ReportState[];
  readonly to: ReportState;
  readonly by: Actor;
}

/** The life of one cycle's report as one table. A report that comes late always leads to submitted. */
export const REPORT_TRANSITIONS: readonly ReportTransition[] = [
  { command: 'open', from: ['scheduled'], to: 'open', by: 'time' },
  {
    command: 'submit',
    from: ['scheduled', 'open', 'returned', 'overdue', 'not-received'],
    to: 'submitted',
    by: 'company',
  },
  { command: 'open-review', from: ['submitted'], to: 'in-review', by: 'staff' },
  { command: 'publish', from: ['in-review'], to: 'published', by: 'staff' },
  { command: 'return', from: ['in-review'], to: 'returned', by: 'staff' },
  { command: 'pass-due-date', from: ['scheduled', 'open'], to: 'overdue', by: 'time' },
  { command: 'end-grace', from: ['overdue'], to: 'not-received', by: 'time' },
];

export const reportTransition = (command: ReportCommand, from: ReportState): ReportTransition | undefined =>
  REPORT_TRANSITIONS.find((transition) => transition.command === command && transition.from.includes(from));

/** States in which the organisation may change the report's answers. */
export const WRITABLE_REPORT_STATES: readonly ReportState[] = [
  'scheduled',
  'open',
  'returned',
  'overdue',
  'not-received',
];
