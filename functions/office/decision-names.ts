/** What staff decide on a pledge and on a report, by the last segment of the address; `decisions.ts` says what each does. */
export const PLEDGE_DECISION_NAMES = [
  'review',
  'publish',
  'return',
  'decline',
  'withhold',
  'restore',
] as const;
export type PledgeDecisionName = (typeof PLEDGE_DECISION_NAMES)[number];

export const REPORT_DECISION_NAMES = ['review', 'publish', 'return'] as const;
export type ReportDecisionName = (typeof REPORT_DECISION_NAMES)[number];

/** Those that have a page of their own, which says what follows, before they are done. */
export const ASKED_FIRST: readonly string[] = ['publish', 'withhold'];
