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

/** The day in Brussels that days count from: a day as it is, or the day on which an instant falls there. */
export const anchorDay = (anchor: Day | Instant): Day =>
  anchor.includes('T') ? brusselsDay(anchor) : anchor;

/** When a step is due, counted from the day it is anchored to: its time of day in Brussels, summer time included. */
export const dueAt = (step: LadderStep, anchor: Day | Instant): Instant => {
  const from = anchorDay(anchor);
  const day =
    step.workingDays === undefined
      ? addDays(from, step.days ?? 0)
      : addWorkingDays(from, step.workingDays, HOLIDAYS);
  return atBrussels(day, step.time);
};
