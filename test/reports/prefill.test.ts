import { describe, expect, it } from 'vitest';
import type { Action } from '../../functions/pledges/draft.ts';
import type { PledgeText } from '../../functions/pledges/version.ts';
import { fromEarlier, prefillReport } from '../../functions/reports/prefill.ts';
import { profile } from '../support/pledge.ts';
import { values } from './report-values.ts';

const TODAY = '2027-09-01';

const action = (status: Action['status'], target?: string): Action => ({
  id: `${status} ${target}`,
  text: `To do by ${target}`,
  status,
  ...(target === undefined ? {} : { target }),
});

const pledge = (...actions: Action[]): PledgeText => ({
  catalogue: '2024-09',
  textStatus: 'paraphrase',
  organisation: profile(),
  commitments: [{ id: 'CORE-1', actions }],
  signers: [],
});

const first = (...actions: Action[]) => prefillReport(pledge(...actions), undefined, TODAY).get('CORE-1');

describe('what a report starts with', () => {
  it.each([
    ['not-started', [action('planned', '2027-10-01')]],
    ['under-way', [action('planned', '2027-10-01'), action('under-way', '2027-12-01')]],
    ['under-way', [action('planned', '2027-10-01'), action('in-place')]],
    ['done', [action('in-place'), action('in-place')]],
    ['done', [action('in-place'), action('dropped')]],
    ['dropped', [action('dropped'), action('dropped')]],
    ['not-started', [action('planned', '2027-10-01'), action('dropped')]],
    ['not-started', []],
  ] as const)('is %s where the pledged actions say so (case %#)', (progress, actions) => {
    expect(first(...actions)?.progress).toBe(progress);
  });

  it('takes the next target still ahead for the next step', () => {
    const start = first(
      action('planned', '2028-05-01'),
      action('under-way', '2027-10-01'),
      action('planned', '2027-01-01'),
    );
    expect(start).toMatchObject({ nextStep: 'To do by 2027-10-01', nextDate: '2027-10-01' });
  });

  it('counts a target of today as still ahead, and what is in place or dropped never', () => {
    const open = action('planned', TODAY);
    expect(
      first(
        action('under-way', '2027-08-31'),
        action('in-place', '2027-09-02'),
        action('dropped', '2027-09-02'),
        open,
      ),
    ).toMatchObject({
      nextStep: open.text,
      nextDate: TODAY,
    });
  });

  it('takes the first of the open actions where none has a target ahead, in the organisation’s own order', () => {
    const start = first(
      action('in-place'),
      action('under-way', '2027-02-01'),
      action('planned', '2027-01-01'),
    );
    expect(start).toMatchObject({ nextStep: 'To do by 2027-02-01' });
    expect(start).not.toHaveProperty('nextDate');
  });

  it('carries on a day that has not passed, and never that nothing had changed', () => {
    const report = values({ nextStep: 'Audit', nextDate: TODAY, unchanged: true });
    expect(fromEarlier(report, TODAY)).toEqual({ ...values(), done: '', nextStep: 'Audit', nextDate: TODAY });
  });

  it('takes the earliest of several targets, wherever it stands', () => {
    const [june, july, august] = ['2028-06-01', '2028-07-01', '2028-08-01'].map((day) =>
      action('planned', day),
    );
    if (june === undefined || july === undefined || august === undefined) throw new Error('three actions');
    for (const order of [
      [june, july, august],
      [july, june, august],
      [august, july, june],
      [july, august, june],
    ])
      expect(first(...order)?.nextDate).toBe('2028-06-01');
  });

  it('leaves the date out where every target lies in the past', () => {
    expect(first(action('planned', '2027-01-01'))).toEqual({
      progress: 'not-started',
      done: '',
      nextStep: 'To do by 2027-01-01',
    });
  });

  it('has no next step where all is in place', () => {
    expect(first(action('in-place'))).toEqual({ progress: 'done', done: '' });
  });

  it('takes up the last report, but asks anew what was done', () => {
    const report = values({ evidence: 'https://example.org/', nextStep: 'Audit', nextDate: '2027-03-01' });
    const earlier = {
      cycle: '1',
      due: '2026-11-22',
      pledgeVersion: 1,
      pledgeSha256: 'a',
      commitments: [{ id: 'CORE-1', report }],
    };
    expect(prefillReport(pledge(action('planned', '2028-01-01')), earlier, TODAY).get('CORE-1')).toEqual({
      progress: 'under-way',
      done: '',
      evidence: 'https://example.org/',
      nextStep: 'Audit',
    });
  });
});
