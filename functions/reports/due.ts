import { addMonths, brusselsDay, type Day, type Instant } from '../platform/time.ts';

/** Twelve calendar months from publication (the AI Pact's own rule). */
const MONTHS_TO_REPORT = 12;

/**
 * The day in Brussels on which the report of a pledge is due: the day of its first publication there, twelve calendar
 * months later; 28 February where it was published on the 29th.
 */
export const dueDay = (publishedAt: Instant): Day => addMonths(brusselsDay(publishedAt), MONTHS_TO_REPORT);
