// The polyfill's functions and not its classes: a function's bundle holds only those that it calls.
import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as Moment from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { type Instant, toInstant } from './instant.ts';

export { type Instant, toInstant, toMs } from './instant.ts';

/** A calendar day in Brussels, `YYYY-MM-DD`. */
export type Day = string;

const BRUSSELS = 'Europe/Brussels';

const dateOf = (day: Day): PlainDate.Record => PlainDate.fromString(day, getISO);

/** By hour in UTC, `YYYY-MM-DDTHH`: days in Brussels begin on the hour. */
const daysOfHours = new Map<string, Day>();
const MOST_HOURS = 10_000;

/** The day in Brussels on which an instant falls. */
export const brusselsDay = (instant: Instant): Day => {
  const hour = instant.slice(0, 13);
  const known = daysOfHours.get(hour);
  if (known !== undefined) return known;
  const moment = Moment.toZonedDateTimeISO(Moment.fromString(instant), BRUSSELS);
  const day = PlainDate.toString(ZonedDateTime.toPlainDate(moment));
  if (daysOfHours.size >= MOST_HOURS) daysOfHours.clear();
  daysOfHours.set(hour, day);
  return day;
};

/** The instant at which a day in Brussels shows `time` (`HH:MM`) on the clock; summer time included. */
export const atBrussels = (day: Day, time: string): Instant =>
  toInstant(
    PlainDate.toZonedDateTime(dateOf(day), { timeZone: BRUSSELS, plainTime: PlainTime.fromString(time) })
      .epochMilliseconds,
  );

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
