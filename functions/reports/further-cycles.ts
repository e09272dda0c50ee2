import { addMonths, type Day, type Instant } from '../platform/time.ts';
import type { Decision } from '../pledges/decide.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { dueAt } from '../reminders/dates.ts';
import { ladderStep, stepsOf } from '../reminders/ladder.ts';
import { underHold } from './after-hold.ts';
import { countedFrom } from './due.ts';
import { reportDecision } from './transition.ts';

const MONTHS_BETWEEN = 12;

interface LastCycle {
  readonly number: number;
  readonly due: Day;
}

/** The last one, with the day that its steps count from. */
interface Ending extends LastCycle {
  readonly from: Day;
}

const lastCycle = ({ reports }: PledgeHead): Ending | undefined => {
  const number = Math.max(0, ...Object.keys(reports).map(Number));
  const report = reports[number];
  return report === undefined ? undefined : { number, due: report.due, from: countedFrom(report) };
};

/** By the ladder: only then is there room for the next cycle's steps. */
const stepsEnd = (from: Day): Instant | undefined => {
  const step = ladderStep('report', 'd-plus-61');
  return step === undefined ? undefined : dueAt(step, from);
};

/** Whether the first reminder of a report that is due then would come too late. */
const hasBegun = (due: Day, now: Instant): boolean => {
  const [first] = stepsOf('report');
  return first !== undefined && dueAt(first, due) <= now;
};

/** The next cycle's number and day: years after the last one's day, the first of them that has not begun. */
const following = ({ number, due }: LastCycle, now: Instant): LastCycle => {
  const next = { number: number + 1, due: addMonths(due, MONTHS_BETWEEN) };
  return hasBegun(next.due, now) ? following(next, now) : next;
};

/**
 * The decision that schedules the next yearly report of a pledge, where further ones are invited: due twelve calendar
 * months after the last one, once that one's steps have ended. A year whose steps would have begun is left out: everybody is
 * told in time, and nobody becomes late by a setting. Undefined where nothing is to be scheduled: not yet, withdrawn, or done already.
 */
export const nextCycle = (head: PledgeHead, now: Instant): Decision | undefined => {
  const last = lastCycle(head);
  if (last === undefined || head.current === undefined || head.current.state === 'withdrawn')
    return undefined;
  const ended = stepsEnd(last.from);
  if (ended === undefined || now < ended) return undefined;
  const { number, due } = following(last, now);
  const cycle = String(number);
  const report = underHold({ state: 'scheduled', since: now, due }, head, now);
  return reportDecision(head, { cycle, report }, [{ what: 'report-scheduled', cycle }]);
};
