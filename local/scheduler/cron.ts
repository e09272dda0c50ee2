import { Temporal } from 'temporal-polyfill';

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const WEEKDAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

interface Field {
  readonly name: string;
  readonly from: number;
  readonly to: number;
  readonly words?: readonly string[];
}

/** The six fields of AWS's cron expressions: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html */
const FIELDS: readonly Field[] = [
  { name: 'minute', from: 0, to: 59 },
  { name: 'hour', from: 0, to: 23 },
  { name: 'day of month', from: 1, to: 31 },
  { name: 'month', from: 1, to: 12, words: MONTHS },
  { name: 'day of week', from: 1, to: 7, words: WEEKDAYS },
  { name: 'year', from: 1970, to: 2199 },
];

const numberOf = ({ name, from, to, words }: Field, text: string): number => {
  const word = words?.indexOf(text.toUpperCase()) ?? -1;
  const value = word >= 0 ? word + from : Number(text);
  if (text === '' || !Number.isInteger(value) || value < from || value > to)
    throw new Error(`"${text}" is not a ${name} that the local scheduler knows`);
  return value;
};

const range = (field: Field, text: string): readonly [number, number] => {
  if (text === '*' || text === '?') return [field.from, field.to];
  const [first = '', last = first] = text.split('-');
  return [numberOf(field, first), numberOf(field, last)];
};

const valuesOf = (field: Field, text: string): ReadonlySet<number> =>
  new Set(
    text.split(',').flatMap((part) => {
      const [span = '', step] = part.split('/');
      const [from, last] = range(field, span);
      const to = step !== undefined && !/[*?-]/.test(span) ? field.to : last;
      const every = step === undefined ? 1 : numberOf({ ...field, from: 1 }, step);
      return Array.from({ length: Math.floor((to - from) / every) + 1 }, (_, at) => from + at * every);
    }),
  );

const ascending = (values: ReadonlySet<number> | undefined) => [...(values ?? [])].sort((a, b) => a - b);

/** How many days ahead a tick is looked for: a 29 February comes within eight years. */
const DAYS_AHEAD = 8 * 366;

/**
 * Reads `minute hour day month weekday year` and returns the first tick after a moment (ms); infinity when none comes.
 * Throws for what is not known here (L, W, #).
 */
export const cronTicks = (expression: string, timeZone: string): ((after: number) => number) => {
  const parts = expression.trim().split(/\s+/);
  if (parts.length !== FIELDS.length) throw new Error(`cron(${expression}) does not have six fields`);
  const [minutes, hours, days, months, weekdays, years] = FIELDS.map((field, at) =>
    valuesOf(field, parts[at] ?? ''),
  );
  const times = ascending(hours).flatMap((hour) => ascending(minutes).map((minute) => ({ hour, minute })));

  const isDay = (day: Temporal.PlainDate): boolean =>
    [
      days?.has(day.day),
      months?.has(day.month),
      weekdays?.has((day.dayOfWeek % 7) + 1),
      years?.has(day.year),
    ].every((fits) => fits === true);

  return (after) => {
    let day = Temporal.Instant.fromEpochMilliseconds(Math.floor(after))
      .toZonedDateTimeISO(timeZone)
      .toPlainDate();
    for (let ahead = 0; ahead <= DAYS_AHEAD; ahead += 1, day = day.add({ days: 1 })) {
      if (!isDay(day)) continue;
      const ticks = times.map(
        ({ hour, minute }) =>
          day.toZonedDateTime({ timeZone, plainTime: Temporal.PlainTime.from({ hour, minute }) })
            .epochMilliseconds,
      );
      const next = ticks.find((tick) => tick > after);
      if (next !== undefined) return next;
    }
    return Number.POSITIVE_INFINITY;
  };
};
