import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { brusselsDay, toInstant } from '../../functions/platform/time.ts';
import { dueDay } from '../../functions/reports/due.ts';

describe('the day a report is due', () => {
  it.each([
    ['2026-11-22T09:00:00.000Z', '2027-11-22', 'twelve months on'],
    ['2028-02-29T10:00:00.000Z', '2029-02-28', 'from a leap day to the 28th'],
    ['2027-02-28T10:00:00.000Z', '2028-02-28', 'not to the leap day'],
    ['2026-12-31T22:59:59.999Z', '2027-12-31', 'still New Year’s Eve in Brussels'],
    ['2026-12-31T23:00:00.000Z', '2028-01-01', 'New Year in Brussels'],
    ['2027-06-30T22:00:00.000Z', '2028-07-01', 'the next day in summer time'],
  ])('for %s is %s: %s', (publishedAt, due) => {
    expect(dueDay(publishedAt)).toBe(due);
  });

  it('is the same day of the next year, but for the leap day', () => {
    const instants = fc.date({
      min: new Date('2024-01-01T00:00:00Z'),
      max: new Date('2040-01-01T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (date) => {
        const from = brusselsDay(toInstant(date.getTime()));
        const due = dueDay(toInstant(date.getTime()));
        const day = from.slice(5) === '02-29' ? '02-28' : from.slice(5);
        expect(due).toBe(`${Number(from.slice(0, 4)) + 1}-${day}`);
      }),
    );
  });
});
