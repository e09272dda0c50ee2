import { describe, expect, it } from 'vitest';
import type { PledgeHead, ReportHead } from '../../functions/pledges/head.ts';
import type { HistoryLink } from '../../functions/pledges/history.ts';
import { type Family, ladderStep } from '../../functions/reminders/ladder.ts';
import { changesState } from '../../functions/reminders/state-changes.ts';
import { REPORT_STATES } from '../../functions/reports/states.ts';
import { DUE, headWithPending, headWithReport, PUBLISHED_AT, scene } from './scene.ts';

const changes = (family: Family, key: string, head: PledgeHead | undefined, occasion = '1'): boolean => {
  const row = ladderStep(family, key);
  if (row === undefined) throw new Error(`The ladder has ${family} ${key}`);
  const { step } = scene({ family, key, occasion, anchor: family === 'report' ? DUE : '2026-11-22', head });
  return changesState(row, head, step);
};
const lapsed = (link: Partial<HistoryLink>): HistoryLink[] => [
  { rev: 4, at: PUBLISHED_AT, who: 'time', hash: '', what: 'lapsed', ...link },
];
const confirming: NonNullable<ReportHead['confirming']> = {
  personId: 'alva',
  by: 'kim',
  since: PUBLISHED_AT,
  version: 2,
  sha256: 'a',
  pledgeVersion: 1,
};

describe('a step that changes the state of a report', () => {
  it.each([
    ['d-minus-90', ['scheduled', 'open']],
    ['d-plus-1', ['scheduled', 'open', 'overdue']],
    ['d-plus-60', ['scheduled', 'open', 'overdue', 'not-received']],
  ] as const)('%s does so, or has just done so, in the states %j', (key, states) => {
    expect(REPORT_STATES.filter((state) => changes('report', key, headWithReport({ state })))).toEqual(
      states,
    );
  });

  it('is none that only sends a mail or asks for another year', () => {
    expect(changes('report', 'd-minus-30', headWithReport())).toBe(false);
    expect(changes('report', 'd-plus-61', headWithReport())).toBe(false);
  });

  it('has nothing to change of what is gone, withdrawn or not there; while it is withheld time goes on', () => {
    const current = (state: 'withheld' | 'withdrawn') => {
      const head = headWithReport();
      return head.current === undefined ? head : { ...head, current: { ...head.current, state } };
    };
    const { current: _, ...never } = headWithReport();
    for (const head of [undefined, current('withdrawn'), never, headWithReport({}, { reports: {} })])
      expect(changes('report', 'd-plus-1', head)).toBe(false);
    expect(changes('report', 'd-plus-1', current('withheld'))).toBe(true);
  });

  it('changes nothing once a hold has moved it', () => {
    expect(changes('report', 'd-plus-1', headWithReport({ expected: '2028-02-01' }))).toBe(false);
  });
});

describe('a step that ends the time to sign', () => {
  const awaiting = headWithPending({ state: 'awaiting-signature', version: 2 });
  const back = headWithPending({ state: 'draft', version: 2 });

  it.each([
    ['the text still waits', awaiting, '2', true],
    ['another version waits', awaiting, '1', false],
    ['it was answered', headWithPending({ state: 'submitted', version: 2 }), '2', false],
    ['it has just lapsed', { ...back, history: lapsed({ version: 2 }) }, '2', true],
    ['another version has lapsed', { ...back, history: lapsed({ version: 1 }) }, '2', false],
    ['it was sent back', { ...back, history: lapsed({ version: 2, what: 'sent-back' }) }, '2', false],
    ['a report has lapsed', { ...back, history: lapsed({ version: 2, cycle: '1' }) }, '2', false],
  ] as const)('of a pledge, where %s', (_what, head, occasion, expected) => {
    expect(changes('signature', 'day-30', { ...head, history: [...head.history] }, occasion)).toBe(expected);
  });

  const ofReport = (link: Partial<HistoryLink>) =>
    headWithReport({}, { history: lapsed({ what: 'report-signature-lapsed', ...link }) });
  it.each([
    ['it still waits', headWithReport({ confirming }), '1-2', true],
    ['another version waits', headWithReport({ confirming }), '1-1', false],
    ['another cycle waits', headWithReport({ confirming }), '2-2', false],
    ['it has just lapsed', ofReport({ version: 2, cycle: '1' }), '1-2', true],
    ['another version has lapsed', ofReport({ version: 1, cycle: '1' }), '1-2', false],
    ['another cycle has lapsed', ofReport({ version: 2, cycle: '2' }), '1-2', false],
    ['a pledge has lapsed', ofReport({ version: 2, cycle: '1', what: 'lapsed' }), '1-2', false],
  ] as const)('of a report, where %s', (_what, head, occasion, expected) => {
    expect(changes('report-signature', 'day-30', head, occasion)).toBe(expected);
  });
});
