import { addDays, atBrussels, type Day, type Instant } from '../platform/time.ts';
import type { PledgeHead } from './head.ts';

/** The hour at which reminders go out, Brussels time. */
const MORNING = '09:00';

/** When the steps of the reports go on: the morning after the last day of the hold. */
export const endOf = (until: Day): Instant => atBrussels(addDays(until, 1), MORNING);

/**
 * When the reports' steps that fall due now go on; undefined where they are not on hold. A hold ends by itself: nothing
 * has to be written for it.
 */
export const heldUntil = ({ hold }: Pick<PledgeHead, 'hold'>, now: Instant): Instant | undefined =>
  hold !== undefined && hold.lifted !== true && now < endOf(hold.until) ? endOf(hold.until) : undefined;
