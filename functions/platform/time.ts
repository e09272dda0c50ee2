// The polyfill's functions and not its classes: a function's bundle holds only those that it calls.
import { getISO } from 'temporal-polyfill/fns/Calendar';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import { type Instant, toInstant, toMs } from './instant.ts';
import { kept } from './kept.ts';

export { type Instant, toInstant, toMs } from './instant.ts';

/** A calendar day in Brussels, `YYYY-MM-DD`. */
export type Day = string;

const dateOf = (day: Day): PlainDate.Record => PlainDate.fromString(day, getISO);

/** What a clock in Brussels shows, by the engine's table of time zones: made when it is first asked. */
let brusselsClock: Intl.DateTimeFormat | undefined;
const CLOCK: Intl.DateTimeFormatOptions = {
  timeZone: 'Europe/Brussels',
  calendar: 'iso8601',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
};

/** `YYYY-MM-DDTHH:MM` on a clock in Brussels. */
const shownInBrussels = (ms: number): string => {
  brusselsClock ??= new Intl.DateTimeFormat('en', CLOCK);
  const part = Object.fromEntries(brusselsClock.formatToParts(ms).map(({ type, value }) => [type, value]));
  return `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}`;
};

/** Of how many days the answers are kept: decades of them. */
const MOST_KEPT = 10_000;

/** How far Brussels may be ahead of UTC, ms: in summer, in winter. */
const AHEAD = [7_200_000, 3_600_000] as const;

/** By what a clock in Brussels shows, `YYYY-MM-DDTHH:MM`. */
const instantOf = kept(MOST_KEPT, (wanted: string): Instant => {
  const utc = toMs(`${wanted}:00.000Z`);
  const found = AHEAD.map((ahead) => utc - ahead).find((ms) => shownInBrussels(ms) === wanted);
  return toInstant(found ?? utc - AHEAD[1]);
});

const DAY_MS = 86_400_000;

/** Brussels is ahead of UTC, so that a day of UTC ends there as the next one: which, and from when on. */
const turnOf = kept(MOST_KEPT, (day: Day) => {
  const [next = ''] = toInstant(toMs(day) + DAY_MS).split('T');
  return { next, at: instantOf(`${next}T00:00`) };
});

/** The day in Brussels on which an instant falls; a day alone begins in UTC, and stays what it is. */
export const brusselsDay = (instant: Day | Instant): Day => {
  const day = instant.slice(0, 10);
  const { next, at } = turnOf(day);
  return instant < at ? day : next;
};

/**
 * The instant at which a day in Brussels shows `time` (`HH:MM`) on the clock: the first one in the hour that autumn has
 * twice, and an hour later in the one that spring leaves out. Throws for a day that does not exist.
 */
export const atBrussels = (day: Day, time: string): Instant =>
  instantOf(`${PlainDate.toString(dateOf(day))}T${time}`);

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

/** Up to four digits as a number; NaN for anything else, of which there is no day. */
const numberTyped = (part: string): number => (/^\d{1,4}$/u.test(part.trim()) ? Number(part) : Number.NaN);

/** A day from typed parts, of 1900 or later; undefined for a day that does not exist, such as 30 February. */
export const dayFromParts = (year: string, month: string, day: string): Day | undefined => {
  const fields = { year: numberTyped(year), month: numberTyped(month), day: numberTyped(day) };
  if (fields.year < 1900) return undefined;
  try {
    return PlainDate.toString(PlainDate.fromFields(fields, { overflow: 'reject' }));
  } catch {
    return undefined;
  }
};
