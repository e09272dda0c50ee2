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

const workOut = (step: LadderStep, from: Day): Instant => {
  const day =
    step.workingDays === undefined
      ? addDays(from, step.days ?? 0)
      : addWorkingDays(from, step.workingDays, HOLIDAYS);
  return atBrussels(day, step.time);
};

/** What was worked out before, by row and day; a round asks the same again and again. */
const known = new WeakMap<LadderStep, Map<Day, Instant>>();
/** Days kept of a row. */
const MOST_DAYS = 1_000;

/** When a step is due, counted from the day it is anchored to: its time of day in Brussels, summer time included. */
export const dueAt = (step: LadderStep, anchor: Day | Instant): Instant => {
  const from = anchorDay(anchor);
  const days = known.get(step) ?? new Map<Day, Instant>();
  const there = days.get(from);
  if (there !== undefined) return there;
  if (days.size >= MOST_DAYS) days.clear();
  const due = workOut(step, from);
  days.set(from, due);
  known.set(step, days);
  return due;
};
