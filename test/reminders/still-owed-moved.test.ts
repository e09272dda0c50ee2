import { describe, expect, it } from 'vitest';
import { atBrussels } from '../../functions/platform/time.ts';
import { stillOwed } from '../../functions/reminders/still-owed.ts';
import { DUE, draftChanged, headWithPending, headWithReport, PUBLISHED_AT, scene } from './scene.ts';

const hold = { since: PUBLISHED_AT, until: '2028-01-01', reasons: 'A merger.' };
const draft = { family: 'draft', key: 'day-14', anchor: '2026-11-22' } as const;

describe('a hold on the reports', () => {
  it('puts their reminders off until the morning after it', () => {
    const found = scene({
      family: 'report',
      key: 'd-minus-30',
      anchor: DUE,
      head: headWithReport({}, { hold }),
    });
    expect(stillOwed(found)).toEqual({ owed: false, why: 'held', again: '2028-01-02T08:00:00.000Z' });
  });

  it('puts them off to their own new time where that is later', () => {
    const head = headWithReport({ expected: '2028-03-01' }, { hold });
    const found = scene({ family: 'report', key: 'd-day', anchor: DUE, head });
    expect(stillOwed(found)).toEqual({ owed: false, why: 'held', again: '2028-03-01T08:00:00.000Z' });
  });

  it('leaves the reminders of a draft as they are', () => {
    const head = { ...headWithPending({}), hold };
    expect(stillOwed(scene({ ...draft, head, draft: draftChanged(PUBLISHED_AT) }))).toEqual({ owed: true });
  });
});

describe('the end of a hold', () => {
  const ended = { family: 'hold', key: 'ended', occasion: hold.until, anchor: hold.until } as const;

  it.each([
    ['open', { owed: true }],
    ['published', { owed: false, why: 'answered' }],
    ['not-received', { owed: false, why: 'grace-over' }],
  ] as const)('is told where a report is still expected, and says why not: %s', (state, expected) => {
    expect(stillOwed(scene({ ...ended, head: headWithReport({ state }, { hold }) }))).toEqual(expected);
  });
});

describe('a draft that was touched', () => {
  it('has its first reminder before its second: both count from the touch', () => {
    const now = atBrussels('2027-01-13', '10:00');
    const touched = draftChanged('2026-12-30T10:00:00.000Z');
    expect(stillOwed(scene({ ...draft, head: headWithPending({}), draft: touched, now }))).toEqual({
      owed: true,
    });
  });
});

describe('a late report', () => {
  it('is not reminded of while the AI Office withholds the pledge', () => {
    const head = headWithReport({ state: 'overdue' });
    if (head.current === undefined) throw new Error('it is public');
    const withheld = { ...head, current: { ...head.current, state: 'withheld' as const } };
    expect(stillOwed(scene({ family: 'report', key: 'd-plus-14', anchor: DUE, head: withheld }))).toEqual({
      owed: false,
      why: 'on-hold',
    });
  });

  it('returned at the moment of a step has that step behind it', () => {
    const at = atBrussels('2027-12-06', '09:00');
    const head = headWithReport({ state: 'returned', since: at });
    expect(stillOwed(scene({ family: 'report', key: 'd-plus-14', anchor: DUE, head }))).toMatchObject({
      why: 'answered',
    });
  });
});
