import { expect, test } from 'vitest';
import { ticksOf } from '../../../local/scheduler/expression.ts';

const next = (expression: string, after: string, zone = 'UTC') =>
  new Date(ticksOf(expression, zone)(Date.parse(after))).toISOString();

test.each([
  ['rate(1 hour)', '2027-03-01T08:10:00Z', '2027-03-01T09:00:00.000Z'],
  ['rate(1 hour)', '2027-03-01T09:00:00Z', '2027-03-01T10:00:00.000Z'],
  ['rate(5 minutes)', '2027-03-01T08:11:00Z', '2027-03-01T08:15:00.000Z'],
  ['cron(0 * * * ? *)', '2027-03-01T08:10:00Z', '2027-03-01T09:00:00.000Z'],
  ['cron(0/15 8-9 * * ? *)', '2027-03-01T08:50:00Z', '2027-03-01T09:00:00.000Z'],
  ['cron(30 7 ? * MON-FRI *)', '2027-03-05T08:00:00Z', '2027-03-08T07:30:00.000Z'],
  ['cron(0 0 29 2 ? *)', '2027-03-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['cron(0 12 1 JAN,JUL ? *)', '2027-03-01T00:00:00Z', '2027-07-01T12:00:00.000Z'],
])('%s after %s ticks at %s', (expression, after, expected) => {
  expect(next(expression, after)).toBe(expected);
});

test('a cron expression ticks by the clock of its time zone, summer and winter', () => {
  expect(next('cron(0 9 * * ? *)', '2027-01-10T00:00:00Z', 'Europe/Brussels')).toBe(
    '2027-01-10T08:00:00.000Z',
  );
  expect(next('cron(0 9 * * ? *)', '2027-07-10T00:00:00Z', 'Europe/Brussels')).toBe(
    '2027-07-10T07:00:00.000Z',
  );
});

test.each([
  'at(2027-01-01T00:00:00)',
  'rate(0 hours)',
  'cron(0 0 L * ? *)',
  'cron(0 0 * * ?)',
  'cron(61 0 * * ? *)',
])('%s is refused', (expression) => {
  expect(() => ticksOf(expression, 'UTC')).toThrow();
});
