import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atBrussels, brusselsDay, daysBetween } from '../../functions/platform/time.ts';
import { anchorDay, dueAt } from '../../functions/reminders/dates.ts';
import holidays from '../../functions/reminders/holidays.json' with { type: 'json' };
import { FAMILIES, type LadderStep, ladder, ladderStep, stepsOf } from '../../functions/reminders/ladder.ts';

const step = (family: string, key: string): LadderStep => {
  const found = ladderStep(family, key);
  if (found === undefined) throw new Error(`The ladder has ${family} ${key}`);
  return found;
};

const days = (year: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 4 * 365 }).map((more) => addDays(`${year}-01-01`, more));

describe('when a step is due', () => {
  it.each([
    ['d-minus-90', '2027-06-30', '2027-04-01T07:00:00.000Z', 'summer time'],
    ['d-minus-90', '2027-02-28', '2026-11-30T08:00:00.000Z', 'winter time'],
    ['d-day', '2027-03-28', '2027-03-28T07:00:00.000Z', 'the day summer time begins'],
    ['d-day', '2027-10-31', '2027-10-31T08:00:00.000Z', 'the day it ends'],
    ['d-plus-1', '2027-03-27', '2027-03-27T23:00:00.000Z', 'midnight before summer time begins'],
    ['d-plus-1', '2027-03-28', '2027-03-28T22:00:00.000Z', 'midnight after'],
    ['d-plus-1', '2027-10-31', '2027-10-31T23:00:00.000Z', 'midnight after it has ended'],
    ['d-minus-30', '2028-03-30', '2028-02-29T08:00:00.000Z', 'a leap day'],
    ['d-minus-7', '2028-03-07', '2028-02-29T08:00:00.000Z', 'over the end of a leap February'],
    ['d-plus-14', '2027-12-20', '2028-01-03T08:00:00.000Z', 'over the year'],
    ['d-plus-60', '2027-06-30', '2027-08-29T22:00:00.000Z', 'the 61st day at midnight'],
  ])('%s of %s is %s (%s)', (key, due, at) => {
    expect(dueAt(step('report', key), due)).toBe(at);
  });

  it('counts from the day in Brussels on which an instant falls', () => {
    expect(anchorDay('2026-11-22T23:30:00.000Z')).toBe('2026-11-23');
    expect(dueAt(step('signature', 'day-3'), '2026-11-22T23:30:00.000Z')).toBe('2026-11-26T08:00:00.000Z');
  });

  it('shows the ladder’s time on the clocks of Brussels, on every day', () => {
    fc.assert(
      fc.property(days(2026), fc.constantFrom(...ladder), (day, row) => {
        const at = dueAt(row, day);
        expect(atBrussels(brusselsDay(at), row.time)).toBe(at);
        if (row.days !== undefined) expect(daysBetween(day, brusselsDay(at))).toBe(row.days);
      }),
    );
  });

  it('never falls earlier for a later anchor, and text order is time order', () => {
    fc.assert(
      fc.property(days(2026), days(2026), fc.constantFrom(...ladder), (one, other, row) => {
        const [early, late] = [dueAt(row, one), dueAt(row, other)];
        expect(early <= late).toBe(one <= other || early === late);
        expect(early < late).toBe(Date.parse(early) < Date.parse(late));
      }),
    );
  });

  it('keeps the order of the ladder within each family', () => {
    fc.assert(
      fc.property(days(2026), fc.constantFrom(...FAMILIES), (day, family) => {
        const times = stepsOf(family).map((row) => dueAt(row, day));
        expect(times).toEqual([...times].sort());
      }),
    );
  });
});

describe('working days', () => {
  it.each([
    ['2026-11-20', '2026-12-02', 'a Friday and the weekends after it'],
    ['2026-12-21', '2027-01-11', 'over the holidays at the end of the year'],
    ['2027-03-24', '2027-04-08', 'over Easter'],
    ['2027-05-04', '2027-05-19', 'over Ascension and Whit Monday'],
  ])('eight of them after %s end on %s: %s', (from, to) => {
    expect(brusselsDay(dueAt(step('review', 'working-day-8'), from))).toBe(to);
  });

  /** Easter Sunday by the Gregorian computus (Meeus, Jones, Butcher). */
  const easter = (year: number): string => {
    const [a, b, c] = [year % 19, Math.floor(year / 100), year % 100];
    const f = Math.floor((b + 8) / 25);
    const h = (19 * a + b - Math.floor(b / 4) - Math.floor((b - f + 1) / 3) + 15) % 30;
    const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const m = Math.floor((a + 11 * h + 22 * l) / 451);
    const n = h + l - 7 * m + 114;
    return `${year}-${String(Math.floor(n / 31)).padStart(2, '0')}-${String((n % 31) + 1).padStart(2, '0')}`;
  };

  it.each([2026, 2027, 2028, 2029] as const)('skip the Commission’s holidays of %i', (year) => {
    const list: readonly string[] = holidays.days[`${year}`];
    const moving = [-3, -2, 1, 39, 40, 50].map((offset) => addDays(easter(year), offset));
    const fixed = ['01-01', '01-02', '05-01', '07-21', '08-15', '11-01', '11-02'].map(
      (day) => `${year}-${day}`,
    );
    const end = [24, 25, 26, 27, 28, 29, 30, 31].map((day) => `${year}-12-${day}`);
    expect(list).toEqual([...fixed, ...moving, ...end].sort());
  });
});
