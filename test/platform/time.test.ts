import fc from 'fast-check';
import * as Moment from 'temporal-polyfill/fns/Instant';
import * as PlainDate from 'temporal-polyfill/fns/PlainDate';
import * as PlainTime from 'temporal-polyfill/fns/PlainTime';
import * as ZonedDateTime from 'temporal-polyfill/fns/ZonedDateTime';
import { describe, expect, it } from 'vitest';
import {
  addMonths,
  addWorkingDays,
  atBrussels,
  brusselsDay,
  dayFromParts,
  daysBetween,
  toInstant,
} from '../../functions/platform/time.ts';

describe('Brussels time', () => {
  it('is two hours ahead of UTC in summer and one in winter', () => {
    expect(atBrussels('2026-07-01', '09:00')).toBe('2026-07-01T07:00:00.000Z');
    expect(atBrussels('2026-12-01', '09:00')).toBe('2026-12-01T08:00:00.000Z');
  });

  it('keeps 09:00 on the days the clocks change', () => {
    expect(atBrussels('2027-03-28', '09:00')).toBe('2027-03-28T07:00:00.000Z');
    expect(atBrussels('2026-10-25', '09:00')).toBe('2026-10-25T08:00:00.000Z');
  });

  it('is what the engine says it is, at every hour around a change of the clocks and at any other minute', () => {
    const year = fc.integer({ min: 2000, max: 2100 });
    const aroundChange = fc
      .tuple(year, fc.constantFrom(2, 9), fc.integer({ min: 24, max: 31 }), fc.integer({ min: -3, max: 5 }))
      .map(([y, month, date, hour]) => Date.UTC(y, month, date, hour));
    const minutes = fc.integer({ min: Date.UTC(2000) / 60_000, max: Date.UTC(2101) / 60_000 - 1 });
    fc.assert(
      fc.property(
        fc.oneof(
          aroundChange,
          minutes.map((minute) => minute * 60_000),
        ),
        (ms) => {
          const moment = Moment.toZonedDateTimeISO(Moment.fromString(toInstant(ms)), 'Europe/Brussels');
          const day = PlainDate.toString(ZonedDateTime.toPlainDate(moment));
          const time = PlainTime.toString(ZonedDateTime.toPlainTime(moment)).slice(0, 5);
          const zoned = PlainDate.toZonedDateTime(ZonedDateTime.toPlainDate(moment), {
            timeZone: 'Europe/Brussels',
            plainTime: PlainTime.fromString(time),
          });
          expect(brusselsDay(toInstant(ms))).toBe(day);
          expect(atBrussels(day, time)).toBe(toInstant(zoned.epochMilliseconds));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('leaves out an hour in spring: a time in it is shown an hour later', () => {
    expect(atBrussels('2027-03-28', '02:30')).toBe('2027-03-28T01:30:00.000Z');
    expect(atBrussels('2027-03-28', '03:00')).toBe('2027-03-28T01:00:00.000Z');
  });

  it('puts late evening UTC on the next day', () => {
    expect(brusselsDay('2026-12-31T23:30:00.000Z')).toBe('2027-01-01');
    expect(brusselsDay('2026-06-30T22:00:00.000Z')).toBe('2026-07-01');
    expect(brusselsDay('2026-06-30T21:59:59.999Z')).toBe('2026-06-30');
  });

  it('leaves a day alone what it is', () => {
    for (const day of ['2026-01-01', '2026-06-30', '2026-10-25', '2027-03-28', '9999-12-31'])
      expect(brusselsDay(day)).toBe(day);
  });
});

describe('calendar months', () => {
  it.each([
    ['2028-02-29', 12, '2029-02-28'],
    ['2027-01-31', 1, '2027-02-28'],
    ['2026-11-22', 12, '2027-11-22'],
  ])('%s and %i months is %s', (day, months, expected) => {
    expect(addMonths(day, months)).toBe(expected);
  });
});

describe('working days', () => {
  it('skip weekends and holidays', () => {
    expect(addWorkingDays('2026-12-23', 1, ['2026-12-24', '2026-12-25'])).toBe('2026-12-28');
  });
});

describe('a typed date', () => {
  it.each([
    ['2026', '2', '30'],
    ['2026', '13', '1'],
    ['26', '1', '1'],
    ['2026', '', '1'],
    ['2026', '1', '1e1'],
    ['2026', '1', ''],
    ['', '1', '1'],
    ['1899', '12', '31'],
    ['02026', '1', '1'],
    ['2026', '1', '1x'],
    ['2026', 'x1', '1'],
    ['٢٠٢٦', '1', '1'],
  ])('%s-%s-%s is no day', (year, month, day) => {
    expect(dayFromParts(year, month, day)).toBeUndefined();
  });

  it('may be written without leading zeros, and is of 1900 or later', () => {
    expect(dayFromParts('1900', '01', '01')).toBe('1900-01-01');
    expect(dayFromParts('2028', '2', ' 29 ')).toBe('2028-02-29');
  });

  it('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string(), (year, month, day) => {
        const typed = dayFromParts(year, month, day);
        expect(typed === undefined || /^\d{4}-\d{2}-\d{2}$/.test(typed)).toBe(true);
      }),
    );
  });
});

describe('instants as stored', () => {
  it('sort as text as they do in time', () => {
    const ms = fc.integer({ min: 0, max: 4_000_000_000_000 });
    fc.assert(
      fc.property(ms, ms, (a, b) => {
        expect(toInstant(a) < toInstant(b)).toBe(a < b);
      }),
    );
  });

  it('count whole days between calendar days', () => {
    expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
  });
});
