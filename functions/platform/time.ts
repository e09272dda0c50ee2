// The polyfill's functions and not its classes: a function's bundle holds only those that it calls.
import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import { type Instant, toInstant, toMs } from './instant.ts';

export { type Instant, toInstant, toMs } from './instant.ts';

/** A calendar day in Brussels, `YYYY-MM-DD`. */
export type Day = string;

const dateOf = (day: Day): PlainDate.Record => PlainDate.fromString(day, getISO);

const HOUR_MS = 3_600_000;

/** 01:00 UTC on the last Sunday of a month of 31 days. @param month from 0 */
const lastSunday = (year: number, month: number): number =>
  Date.UTC(year, month, 31 - new Date(Date.UTC(year, month, 31)).getUTCDay(), 1);

/**
 * How far Brussels is ahead of UTC. Summer time in the Union lasts from the last Sunday of March to that of October
 * (Directive 2000/84/EC). The engine knows it too, but to read its table of time zones takes a cold function some ten
 * milliseconds; a test compares the two.
 */
const aheadMs = (ms: number): number => {
  const year = new Date(ms).getUTCFullYear();
  return ms >= lastSunday(year, 2) && ms < lastSunday(year, 9) ? 2 * HOUR_MS : HOUR_MS;
};

/** The day in Brussels on which an instant falls. */
export const brusselsDay = (instant: Instant): Day => {
  const ms = toMs(instant);
  return toInstant(ms + aheadMs(ms)).slice(0, 10);
};

/**
 * The instant at which a day in Brussels shows `time` (`HH:MM`) on the clock: the first one in the hour that autumn has
 * twice, and an hour later in the one that spring leaves out.
 */
export const atBrussels = (day: Day, time: string): Instant => {
  const shown = toMs(`${day}T${time}:00.000Z`);
  const summer = shown - 2 * HOUR_MS;
  return toInstant(aheadMs(summer) === 2 * HOUR_MS ? summer : shown - HOUR_MS);
};

export const addDays = (day: Day, days: number): Day =>
  PlainDate.toString(PlainDate.addDays(dateOf(day), days));

/** Calendar months; the last day of a shorter month where the day does not exist (29 Feb → 28 Feb). */
export const addMonths = (day: Day, months: number): Day =>
  PlainDate.toString(PlainDate.addMonths(dateOf(day), months, { overflow: 'constrain' }));

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => PlainDate.diffDays(dateOf(from), dateOf(to));

/** The day `count` working days after `day`: weekends and `holidays` do not count. */
export const addWorkingDays = (day: Day, count: number, holidays: readonly Day[]): Day => {
  let at = dateOf(day);
  for (let left = count; left > 0; ) {
    at = PlainDate.addDays(at, 1);
    if (PlainDate.dayOfWeek(at) <= 5 && !holidays.includes(PlainDate.toString(at))) left -= 1;
  }
  return PlainDate.toString(at);
};

/** A day from typed parts; undefined for a day that does not exist, such as 30 February. */
export const dayFromParts = (year: string, month: string, day: string): Day | undefined => {
  const [y, m, d] = [year, month, day].map((part) =>
    /^\d{1,4}$/.test(part.trim()) ? Number(part) : Number.NaN,
  );
  if (y === undefined || m === undefined || d === undefined || Number.isNaN(y + m + d) || y < 1900)
    return undefined;
  try {
    return PlainDate.toString(PlainDate.fromFields({ year: y, month: m, day: d }, { overflow: 'reject' }));
  } catch {
    return undefined;
  }
};
