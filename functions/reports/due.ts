import { addMonths, brusselsDay, type Day, type Instant } from '../platform/time.ts';

/** What of a report its day is worked out from. */
interface Dated {
  readonly due: Day;
  readonly expected?: Day | undefined;
  readonly graceFrom?: Day | undefined;
}

/** Twelve calendar months from publication (the AI Pact's own rule). */
const MONTHS_TO_REPORT = 12;

/**
 * The day in Brussels on which the report of a pledge is due: the day of its first publication there, twelve calendar
 * months later; 28 February where it was published on the 29th.
 */
export const dueDay = (publishedAt: Instant): Day => addMonths(brusselsDay(publishedAt), MONTHS_TO_REPORT);

/** The day by which a report is expected: the day it is due, or a later one that a hold has left it. */
export const expectedDay = ({ due, expected }: Dated): Day => expected ?? due;

/** What the days of a report's steps, and its grace, count from. */
export const countedFrom = (report: Dated): Day => report.graceFrom ?? expectedDay(report);
