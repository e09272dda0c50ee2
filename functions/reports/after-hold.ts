import { addDays, type Day, type Instant } from '../platform/time.ts';
import type { PledgeHead, ReportHead } from '../pledges/head.ts';
import { heldUntil } from '../pledges/held-until.ts';
import { daysAfterHold } from '../reminders/ladder.ts';

/**
 * A report after a hold whose last day is `last`. The day it is due stays; but nobody is late before so many days after a
 * hold, and of who was late already the whole of the grace is counted from its end.
 */
export const afterHold = (report: ReportHead, last: Day): ReportHead => {
  if (report.state === 'overdue') return { ...report, graceFrom: last };
  if (report.state !== 'scheduled' && report.state !== 'open') return report;
  const { expected: _, ...plain } = report;
  const earliest = addDays(last, 1 + daysAfterHold);
  return earliest > report.due ? { ...plain, expected: earliest } : plain;
};

/** The same for one that is scheduled while a hold stands. */
export const underHold = (report: ReportHead, head: PledgeHead, now: Instant): ReportHead =>
  head.hold === undefined || heldUntil(head, now) === undefined ? report : afterHold(report, head.hold.until);
