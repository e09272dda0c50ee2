import { describe, expect, it } from 'vitest';
import type { Action } from '../../functions/pledges/draft.ts';
import { changedSince } from '../../functions/reports/changed-since.ts';

const action = (id: string, change: Partial<Action> = {}): Action => ({
  id,
  text: `Do ${id}`,
  status: 'planned',
  ...change,
});

const days = { since: '2027-11-01', today: '2028-11-01' };

describe('what changed since the last report', () => {
  it('names what was added, changed and removed', () => {
    const before = [action('a'), action('b'), action('c')];
    const now = [action('a'), action('b', { status: 'under-way' }), action('d')];
    const { changes } = changedSince({ before, now, ...days });
    expect(changes.map(({ what, action: { id } }) => [what, id])).toEqual([
      ['changed', 'b'],
      ['added', 'd'],
      ['removed', 'c'],
    ]);
  });

  it('is nothing where the pledge was never reported on, or stayed the same', () => {
    const now = [action('a')];
    expect(changedSince({ before: undefined, now, ...days }).changes).toEqual([]);
    expect(changedSince({ before: [action('a')], now, ...days }).changes).toEqual([]);
  });

  it.each([
    ['passed since', action('x', { target: '2028-01-01' }), true],
    ['passed before', action('x', { target: '2027-10-31' }), false],
    ['passed on the day of the last report', action('x', { target: '2027-11-01' }), true],
    ['today', action('x', { target: '2028-11-01' }), false],
    ['passed, of an action in place', action('x', { target: '2028-01-01', status: 'in-place' }), false],
    ['none', action('x'), false],
  ])('knows a target that has %s', (_what, one, told) => {
    expect(changedSince({ before: [one], now: [one], ...days }).passed).toEqual(told ? [one] : []);
  });
});
