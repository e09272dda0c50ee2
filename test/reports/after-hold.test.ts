import { describe, expect, it } from 'vitest';
import type { PledgeHead, ReportHead } from '../../functions/pledges/head.ts';
import { afterHold, underHold } from '../../functions/reports/after-hold.ts';
import { DUE, headWithReport, PUBLISHED_AT } from '../reminders/scene.ts';

const report = (changes: Partial<ReportHead> = {}): ReportHead => ({
  state: 'scheduled',
  since: PUBLISHED_AT,
  due: DUE,
  ...changes,
});

describe('a report after a hold', () => {
  it.each([
    'scheduled',
    'open',
  ] as const)('%s is expected on the 31st day after it, where that is later than its day', (state) => {
    // 22 November is the 31st day after 22 October.
    expect(afterHold(report({ state }), '2027-10-22')).toEqual(report({ state }));
    expect(afterHold(report({ state }), '2027-10-23')).toEqual(report({ state, expected: '2027-11-23' }));
  });

  it('has its own day back where a hold is made shorter', () => {
    const longer = report({ expected: '2028-02-01' });
    expect(afterHold(longer, '2027-08-01')).toEqual(report());
  });

  it('that was late already has the whole of its grace from the end of the hold', () => {
    const late = report({ state: 'overdue' });
    expect(afterHold(late, '2028-01-20')).toEqual({ ...late, graceFrom: '2028-01-20' });
  });

  it.each([
    'submitted',
    'in-review',
    'returned',
    'published',
    'not-received',
  ] as const)('%s stays as it is', (state) => {
    const settled = report({ state, expected: '2028-02-01' });
    expect(afterHold(settled, '2028-06-01')).toBe(settled);
  });
});

describe('a report that is announced', () => {
  const held = (changes: Partial<NonNullable<PledgeHead['hold']>> = {}): PledgeHead =>
    headWithReport(
      {},
      { hold: { since: PUBLISHED_AT, until: '2028-01-01', reasons: 'A merger.', ...changes } },
    );
  const now = '2027-11-22T09:00:00.000Z';

  it('while a hold stands is expected after it', () => {
    expect(underHold(report(), held(), now)).toEqual(report({ expected: '2028-02-01' }));
  });

  it('without a hold, after one, and after one that was lifted has its own day', () => {
    for (const head of [headWithReport(), held({ until: '2027-11-20' }), held({ lifted: true })])
      expect(underHold(report(), head, now)).toEqual(report());
  });
});
