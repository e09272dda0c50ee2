import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

/** The ladder as a person reads it: another reader than the one under test. */
const Ladder = z.object({
  steps: z.array(
    z.object({
      family: z.string(),
      key: z.string(),
      days: z.number().optional(),
      workingDays: z.number().optional(),
      time: z.string(),
    }),
  ),
});
const text = readFileSync(join(import.meta.dirname, '../../../workflows/ladder.json'), 'utf8');
const rows = new Map(Ladder.parse(JSON.parse(text)).steps.map((row) => [`${row.family} ${row.key}`, row]));

export const ladderKeys = (family: string): readonly string[] =>
  [...rows.values()].filter((row) => row.family === family).map(({ key }) => key);

/** Brussels' clock by the machine's own time zones, not by the library that the system uses. */
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Brussels',
  dateStyle: 'short',
  timeStyle: 'short',
});
const known = new Map<string, string>();

/** `2027-11-22 09:00` in Brussels. */
export const inBrussels = (instant: string): string => {
  const there = known.get(instant);
  if (there !== undefined) return there;
  const shown = clock.format(new Date(instant));
  if (known.size > 50_000) known.clear();
  known.set(instant, shown);
  return shown;
};

const dayNumber = (day: string): number => Date.parse(`${day}T00:00:00Z`) / 86_400_000;

/** The day twelve calendar months later, worked out on the text of the day. */
export const aYearLater = (day: string): string => {
  const next = `${Number(day.slice(0, 4)) + 1}${day.slice(4)}`;
  return Number.isNaN(Date.parse(next)) || new Date(next).toISOString().slice(0, 10) !== next
    ? `${next.slice(0, 8)}28`
    : next;
};

/** Whole days in Brussels from one day to an instant. */
export const daysSince = (day: string, instant: string): number =>
  dayNumber(inBrussels(instant).slice(0, 10)) - dayNumber(day);

/** What is wrong with the time of a step that counts from `anchor`; undefined where nothing is. */
export const wrongTime = (step: {
  family: string;
  key: string;
  at: string;
  anchor: string;
}): string | undefined => {
  const row = rows.get(`${step.family} ${step.key}`);
  if (row === undefined) return undefined;
  const [day = '', time] = inBrussels(step.at).split(' ');
  const days = dayNumber(day) - dayNumber(step.anchor);
  if (time !== row.time) return `${step.key} stands at ${time} in Brussels and not at ${row.time}`;
  if (row.days !== undefined && days !== row.days)
    return `${step.key} stands ${days} days after ${step.anchor}`;
  const { workingDays } = row;
  if (workingDays === undefined) return undefined;
  if (days < workingDays)
    return `${step.key} stands ${days} days after ${step.anchor}, fewer than its working days`;
  const weekday = new Date(step.at).getUTCDay();
  return weekday === 0 || weekday === 6 ? `${step.key} stands on a weekend` : undefined;
};
