import { Temporal } from 'temporal-polyfill';

/** An instant as stored: ISO 8601 in UTC with milliseconds, so that text order is time order. */
export type Instant = string;
/** A calendar day in Brussels, `YYYY-MM-DD`. */
export type Day = string;

const BRUSSELS = 'Europe/Brussels';

/** @param ms milliseconds since the epoch */
export const toInstant = (ms: number): Instant => new Date(ms).toISOString();
export const toMs = (instant: Instant): number => Date.parse(instant);

/** The day in Brussels on which an instant falls. */
export const brusselsDay = (instant: Instant): Day =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(BRUSSELS).toPlainDate().toString();

/** The instant at which a day in Brussels shows `time` (`HH:MM`) on the clock; summer time included. */
export const atBrussels = (day: Day, time: string): Instant =>
  toInstant(
    Temporal.PlainDate.from(day).toZonedDateTime({
      timeZone: BRUSSELS,
      plainTime: Temporal.PlainTime.from(time),
    }).epochMilliseconds,
  );

export const addDays = (day: Day, days: number): Day => Temporal.PlainDate.from(day).add({ days }).toString();

/** Calendar months; the last day of a shorter month where the day does not exist (29 Feb → 28 Feb). */
export const addMonths = (day: Day, months: number): Day =>
  Temporal.PlainDate.from(day).add({ months }, { overflow: 'constrain' }).toString();

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number =>
  Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to), { largestUnit: 'day' }).days;

/** The day `count` working days after `day`: weekends and `holidays` do not count. */
export const addWorkingDays = (day: Day, count: number, holidays: readonly Day[]): Day => {
  let at = Temporal.PlainDate.from(day);
  for (let left = count; left > 0; ) {
    at = at.add({ days: 1 });
    if (at.dayOfWeek <= 5 && !holidays.includes(at.toString())) left -= 1;
  }
  return at.toString();
};

/** A day from typed parts; undefined for a day that does not exist, such as 30 February. */
export const dayFromParts = (year: string, month: string, day: string): Day | undefined => {
  const [y, m, d] = [year, month, day].map((part) =>
    /^\d{1,4}$/.test(part.trim()) ? Number(part) : Number.NaN,
  );
  if (y === undefined || m === undefined || d === undefined || Number.isNaN(y + m + d) || y < 1900)
    return undefined;
  try {
    return Temporal.PlainDate.from({ year: y, month: m, day: d }, { overflow: 'reject' }).toString();
  } catch {
    return undefined;
  }
};
