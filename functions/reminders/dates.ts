import { kept } from '../platform/kept.ts';
import {
  addDays,
  addWorkingDays,
  atBrussels,
  brusselsDay,
  type Day,
  type Instant,
} from '../platform/time.ts';
import holidays from './holidays.json' with { type: 'json' };
import type { LadderStep } from './ladder.ts';

const HOLIDAYS: readonly Day[] = Object.values(holidays.days).flat();

/** The day in Brussels that days count from: that of an instant, and a day as it is, which begins in UTC on itself. */
export const anchorDay = (anchor: Day | Instant): Day => brusselsDay(anchor);

const workOut = (step: LadderStep, from: Day): Instant => {
  const day =
    step.workingDays === undefined
      ? addDays(from, step.days ?? 0)
      : addWorkingDays(from, step.workingDays, HOLIDAYS);
  return atBrussels(day, step.time);
};

/** By row and day; a round asks the same again and again. */
const dueFrom = kept(100, (step: LadderStep) => kept(10_000, (from: Day) => workOut(step, from)));

/** When a step is due, counted from the day it is anchored to: its time of day in Brussels, summer time included. */
export const dueAt = (step: LadderStep, anchor: Day | Instant): Instant => dueFrom(step)(anchorDay(anchor));
