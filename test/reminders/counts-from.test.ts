import { describe, expect, it } from 'vitest';
import type { PledgeHead, ReportHead } from '../../functions/pledges/head.ts';
import { countsFrom } from '../../functions/reminders/counts-from.ts';
import type { Family } from '../../functions/reminders/ladder.ts';
import { DUE, headWithReport, PUBLISHED_AT } from './scene.ts';

const returned = { state: 'returned', version: 2, since: '2027-06-01T22:30:00.000Z' } as const;
const confirming: NonNullable<ReportHead['confirming']> = {
  personId: 'alva',
  by: 'kim',
  since: '2027-05-01T22:30:00.000Z',
  version: 2,
  sha256: 'a',
  pledgeVersion: 1,
};
const from = (family: Family, occasion: string, head: PledgeHead) => countsFrom(head, { family, occasion });
const held = (report: Partial<ReportHead>, until: string): PledgeHead =>
  headWithReport(report, { hold: { since: PUBLISHED_AT, until, reasons: 'A merger.' } });

describe('what the days of a step count from', () => {
  it('is the day the report is expected by, and the end of a hold for its grace', () => {
    expect(from('report', '1', headWithReport())).toBe(DUE);
    expect(from('report', '1', headWithReport({ expected: '2028-02-01' }))).toBe('2028-02-01');
    expect(from('report', '1', headWithReport({ graceFrom: '2028-01-20' }))).toBe('2028-01-20');
    expect(from('report', '2', headWithReport())).toBeUndefined();
  });

  it.each([
    ['report-returned', returned, '2027-06-02'],
    ['report-signature', { confirming }, '2027-05-02'],
  ] as const)('is for %s the day in Brussels on which that happened, or the end of a hold that stands then', (family, report, day) => {
    expect(from(family, '1-2', headWithReport(report))).toBe(day);
    expect(from(family, '1-2', held(report, '2027-08-01'))).toBe('2027-08-01');
    expect(from(family, '1-2', held(report, '2027-04-01'))).toBe(day);
  });

  it('is nothing for another version, and for what has ended', () => {
    expect(from('report-returned', '1-1', headWithReport(returned))).toBeUndefined();
    expect(
      from('report-returned', '1-2', headWithReport({ ...returned, state: 'submitted' })),
    ).toBeUndefined();
    expect(from('report-signature', '1-1', headWithReport({ confirming }))).toBeUndefined();
    expect(from('report-signature', '1-2', headWithReport(returned))).toBeUndefined();
    expect(from('report-returned', '1-2', headWithReport({ confirming }))).toBeUndefined();
  });

  it('is nothing for what no hold moves: a draft, a signature, a review', () => {
    for (const family of ['draft', 'signature', 'review'] as const)
      expect(from(family, '1-2', held({ ...returned, confirming }, '2027-08-01'))).toBeUndefined();
  });
});
