import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, atBrussels } from '../../functions/platform/time.ts';
import type { PledgeHead } from '../../functions/pledges/head.ts';
import { type Family, stepsOf } from '../../functions/reminders/ladder.ts';
import { stillOwed } from '../../functions/reminders/still-owed.ts';
import { REPORT_STATES, type ReportState } from '../../functions/reports/states.ts';
import { DUE, draftChanged, headWithPending, headWithReport, PUBLISHED_AT, scene } from './scene.ts';

const whyOf = (answer: ReturnType<typeof stillOwed>): string => (answer.owed ? 'owed' : answer.why);

const reportStep = (head: PledgeHead | undefined, key = 'd-minus-30', now?: string) =>
  whyOf(
    stillOwed(scene({ family: 'report', key, anchor: DUE, head, ...(now === undefined ? {} : { now }) })),
  );

describe('a reminder of the report', () => {
  const expected: Readonly<Record<ReportState, string>> = {
    scheduled: 'owed',
    open: 'owed',
    overdue: 'owed',
    submitted: 'answered',
    'in-review': 'answered',
    published: 'answered',
    returned: 'owed',
    'not-received': 'grace-over',
  };

  it.each(REPORT_STATES)('in the state %s', (state) => {
    expect(reportStep(headWithReport({ state }))).toBe(expected[state]);
  });

  it('counts again after a return only where it lies ahead of it', () => {
    const returned = headWithReport({ state: 'returned', since: '2027-11-10T10:00:00.000Z' });
    expect(reportStep(returned, 'd-minus-30', '2027-11-10T11:00:00.000Z')).toBe('answered');
    expect(reportStep(returned, 'd-minus-7')).toBe('owed');
  });

  it.each([
    ['withdrawn', 'withdrawn'],
    ['withheld', 'on-hold'],
    ['published', 'owed'],
  ] as const)('of a pledge that is %s', (state, why) => {
    const { current } = headWithReport();
    if (current === undefined) throw new Error('it is public');
    expect(reportStep(headWithReport({}, { current: { ...current, state } }))).toBe(why);
  });

  it('is not owed to an organisation that has been erased, nor for a cycle that is no more', () => {
    expect(reportStep(undefined)).toBe('erased');
    expect(reportStep(headWithReport({}, { reports: {} }))).toBe('withdrawn');
  });

  it('waits where a hold has left the report more time, also when the hold is over', () => {
    expect(reportStep(headWithReport({ expected: '2028-03-01' }))).toBe('held');
    const late = headWithReport({ state: 'overdue', graceFrom: '2027-12-10' });
    expect(reportStep(late, 'd-plus-14', atBrussels('2027-12-23', '09:00'))).toBe('held');
    expect(reportStep(late, 'd-plus-14', atBrussels('2027-12-24', '09:00'))).toBe('owed');
  });

  it('is not owed where the ladder no longer has the step', () => {
    const found = scene({ family: 'report', key: 'd-day', anchor: DUE, head: headWithReport() });
    expect(whyOf(stillOwed({ ...found, step: { ...found.step, key: 'gone' } }))).toBe('not-on-ladder');
  });
});

describe('a step found late', () => {
  it('is still owed, however late, while no later step is due', () => {
    const found = (late: number) =>
      reportStep(headWithReport(), 'd-minus-30', atBrussels(addDays('2027-10-23', late), '08:59'));
    expect([1, 10, 22].map(found)).toEqual(['owed', 'owed', 'owed']);
  });

  it('leaves the word to the latest of several that are due', () => {
    const head = headWithReport({ state: 'overdue' });
    const now = atBrussels(addDays(DUE, 20), '10:00');
    const answers = stepsOf('report').map(({ key }) => [key, reportStep(head, key, now)]);
    expect(Object.fromEntries(answers)).toMatchObject({
      'd-minus-90': 'later-step',
      'd-minus-30': 'later-step',
      'd-minus-7': 'later-step',
      'd-day': 'later-step',
      'd-plus-14': 'owed',
    });
  });

  it('is not silenced by a change of state that tells nobody', () => {
    expect(
      reportStep(headWithReport({ state: 'overdue' }), 'd-day', atBrussels(addDays(DUE, 1), '10:00')),
    ).toBe('owed');
  });

  it('is one mail at most, whenever and in whatever state it is found', () => {
    const states = fc.constantFrom(...REPORT_STATES);
    fc.assert(
      fc.property(fc.integer({ min: -100, max: 200 }), states, (days, state) => {
        const now = atBrussels(addDays(DUE, days), '12:00');
        const head = headWithReport({ state });
        const owed = stepsOf('report')
          .map((row) => ({ row, found: scene({ family: 'report', key: row.key, anchor: DUE, head, now }) }))
          .filter(
            ({ row, found }) => row.mail !== undefined && found.step.at <= now && stillOwed(found).owed,
          );
        expect(owed.length).toBeLessThanOrEqual(1);
      }),
    );
  });

  it('is silenced by the end of the grace period, which is told', () => {
    const now = atBrussels(addDays(DUE, 62), '10:00');
    expect(reportStep(headWithReport({ state: 'overdue' }), 'd-plus-30', now)).toBe('later-step');
  });
});

describe('a reminder of a draft', () => {
  const ask = (head: PledgeHead, changedAt: string, more: { now?: string; closing?: string } = {}) =>
    stillOwed(
      scene({
        family: 'draft',
        key: 'day-14',
        anchor: '2026-11-22',
        head,
        draft: draftChanged(changedAt),
        ...more,
      }),
    );

  it('is owed when nothing was touched for the days it counts', () => {
    expect(ask(headWithPending({}), PUBLISHED_AT)).toEqual({ owed: true });
  });

  it('is put off by a draft touched since, to as many days after that', () => {
    expect(ask(headWithPending({}), '2026-12-01T15:00:00.000Z')).toEqual({
      owed: false,
      why: 'touched',
      again: '2026-12-15T08:00:00.000Z',
    });
  });

  it('counts from the return to a draft where that was later', () => {
    const head = headWithPending({ since: '2026-12-02T12:00:00.000Z' });
    expect(ask(head, PUBLISHED_AT)).toMatchObject({ why: 'touched', again: '2026-12-16T08:00:00.000Z' });
  });

  it.each([
    'awaiting-signature',
    'submitted',
    'in-review',
    'declined',
  ] as const)('is not owed once it is %s', (state) => {
    expect(whyOf(ask(headWithPending({ state }), PUBLISHED_AT))).toBe('no-longer-draft');
  });

  it('is owed for a pledge that the AI Office returned', () => {
    expect(ask(headWithPending({ state: 'returned' }), PUBLISHED_AT)).toEqual({ owed: true });
  });

  it('is not owed where the draft came back later: that return has reminders of its own', () => {
    const link = { at: PUBLISHED_AT, who: 'kim', hash: '' };
    const head = {
      ...headWithPending({}),
      history: [
        { ...link, rev: 1, what: 'started' as const },
        { ...link, rev: 6, what: 'sent-back' as const, version: 1 },
        { ...link, rev: 7, what: 'approved' as const, version: 1 },
      ],
    };
    expect(whyOf(ask(head, PUBLISHED_AT))).toBe('other-version');
    const own = {
      ...scene({ family: 'draft', key: 'day-14', anchor: '2026-11-22', head }),
      draft: draftChanged(PUBLISHED_AT),
    };
    expect(whyOf(stillOwed({ ...own, step: { ...own.step, occasion: '6' } }))).toBe('owed');
  });

  it('is not owed when nobody can sign any more, or the draft is gone', () => {
    expect(whyOf(ask(headWithPending({}), PUBLISHED_AT, { closing: '2026-12-05' }))).toBe('signing-closed');
    expect(whyOf(ask(headWithPending({}), PUBLISHED_AT, { closing: '2026-12-06' }))).toBe('owed');
    const gone = scene({ family: 'draft', key: 'day-14', anchor: '2026-11-22', head: headWithPending({}) });
    expect(whyOf(stillOwed(gone))).toBe('erased');
  });

  it('goes out once where both are due', () => {
    expect(whyOf(ask(headWithPending({}), PUBLISHED_AT, { now: '2027-02-01T09:00:00.000Z' }))).toBe(
      'later-step',
    );
  });
});

describe('reminders of signatures, reviews and returned reports', () => {
  const answer = (family: Family, occasion: string, head: PledgeHead) =>
    whyOf(
      stillOwed(scene({ family, key: stepsOf(family)[0]?.key ?? '', occasion, anchor: '2026-11-22', head })),
    );
  const awaiting = headWithPending({ state: 'awaiting-signature', version: 2 });
  const confirming = {
    personId: 'alva',
    by: 'kim',
    since: '2026-11-22T09:00:00.000Z',
    version: 2,
    sha256: 'a',
    pledgeVersion: 1,
  };
  const withdrawn = (report: Parameters<typeof headWithReport>[0]): PledgeHead => {
    const head = headWithReport(report);
    if (head.current === undefined) throw new Error('it is public');
    return { ...head, current: { ...head.current, state: 'withdrawn' } };
  };

  it.each([
    ['signature', '2', awaiting, 'owed'],
    ['signature', '1', awaiting, 'other-version'],
    ['signature', '2', headWithPending({ state: 'draft', version: 2 }), 'no-longer-awaiting'],
    ['signature', '2', headWithPending({ state: 'submitted', version: 2 }), 'no-longer-awaiting'],
    ['review', '2', headWithPending({ state: 'submitted', version: 2 }), 'owed'],
    ['review', '2', headWithPending({ state: 'in-review', version: 2 }), 'owed'],
    ['review', '1', headWithPending({ state: 'in-review', version: 2 }), 'other-version'],
    ['review', '2', headWithPending({ state: 'returned', version: 2 }), 'reviewed'],
    ['review', '1', headWithReport(), 'reviewed'],
    ['review', '1-2', headWithReport({ state: 'submitted', version: 2 }), 'owed'],
    ['review', '1-1', headWithReport({ state: 'in-review', version: 2 }), 'other-version'],
    ['review', '1-2', headWithReport({ state: 'published', version: 2 }), 'reviewed'],
    ['review', '1-2', withdrawn({ state: 'submitted', version: 2 }), 'withdrawn'],
    ['report-signature', '1-2', headWithReport({ confirming }), 'owed'],
    ['report-signature', '1-1', headWithReport({ confirming }), 'other-version'],
    ['report-signature', '1-2', headWithReport({ state: 'submitted' }), 'no-longer-awaiting'],
    ['report-signature', '9-2', headWithReport({ confirming }), 'no-longer-awaiting'],
    ['report-signature', '1-2', withdrawn({ confirming }), 'withdrawn'],
    ['report-returned', '1-1', headWithReport({ state: 'returned', version: 1 }), 'owed'],
    ['report-returned', '1-1', headWithReport({ state: 'returned', version: 2 }), 'other-version'],
    ['report-returned', '1-1', headWithReport({ state: 'submitted', version: 2 }), 'answered'],
    ['report-returned', '9-1', headWithReport({ state: 'returned', version: 1 }), 'answered'],
  ] as const)('%s %s: case %#', (family, occasion, head, why) => {
    expect(answer(family, occasion, head)).toBe(why);
  });
});
