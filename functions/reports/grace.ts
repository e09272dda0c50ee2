import { addDays, brusselsDay, type Day } from '../platform/time.ts';
import { dueAt } from '../reminders/dates.ts';
import { ladderStep } from '../reminders/ladder.ts';

/** The last day of the grace period, by the ladder. @param from what a report's days count from, see `countedFrom` */
export const graceEnd = (from: Day): Day | undefined => {
  const step = ladderStep('report', 'd-plus-60');
  return step === undefined ? undefined : addDays(brusselsDay(dueAt(step, from)), -1);
};
