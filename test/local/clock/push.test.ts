import { describe, expect, it } from 'vitest';
import { parsePush } from '../../../local/clock/push.ts';

const NOW = Date.parse('2027-01-31T08:00:00Z');
const target = (text: string) => {
  const parsed = parsePush(text, NOW);
  return parsed.kind === 'until' ? new Date(parsed.at).toISOString() : parsed.kind;
};

describe('how far the clock is pushed', () => {
  it.each([
    ['+6h', '2027-01-31T14:00:00.000Z'],
    ['+30d', '2027-03-02T08:00:00.000Z'],
    ['+1mo', '2027-02-28T08:00:00.000Z'],
    ['+12mo', '2028-01-31T08:00:00.000Z'],
    // Summer time: the same hour in Brussels is an hour earlier in UTC.
    ['+6mo', '2027-07-31T07:00:00.000Z'],
    ['+1y', '2028-01-31T08:00:00.000Z'],
    ['2027-03-01', '2027-02-28T23:00:00.000Z'],
    ['2027-03-01T09:00:00Z', '2027-03-01T09:00:00.000Z'],
    [' next ', 'next'],
  ])('%s leads to %s', (text, expected) => {
    expect(target(text)).toBe(expected);
  });

  it.each([
    '',
    '12mo',
    '+12',
    '+1fortnight',
    '2027-02-30',
    '2027-13-01',
    'tomorrow',
    '+99999y',
    '2026-01-01',
    '9999-01-01',
  ])('refuses %j and says what it takes', (text) => {
    const parsed = parsePush(text, NOW);
    expect(parsed.kind).toBe('wrong');
    expect(parsed.kind === 'wrong' && parsed.message).toMatch(/\+12mo|never goes back|20 years/);
  });
});
