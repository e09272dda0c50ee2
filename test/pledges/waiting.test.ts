import { describe, expect, it } from 'vitest';
import { waitingIn } from '../../functions/pledges/head.ts';
import { NOW } from '../mail/parts.ts';
import { aCurrent, aHead, aPending } from '../mail/samples.ts';

const report = (state: 'submitted' | 'in-review' | 'returned') => ({ state, since: NOW, due: '2027-11-30' });

describe('what waits for the AI Office', () => {
  it('is a submitted pledge, and each report that came in', () => {
    const head = aHead({
      pending: aPending({ state: 'submitted' }),
      current: aCurrent(),
      reports: { '1': report('returned'), '2': report('in-review') },
    });
    expect(waitingIn(head)).toEqual([
      { state: 'submitted', since: NOW },
      { state: 'in-review', since: NOW, cycle: '2' },
    ]);
  });

  it('is no report of a withdrawn pledge: nobody could decide on it', () => {
    const reports = { '1': report('submitted') };
    expect(waitingIn(aHead({ current: aCurrent({ state: 'withdrawn' }), reports }))).toEqual([]);
    expect(waitingIn(aHead({ current: aCurrent(), reports }))).toHaveLength(1);
  });
});
