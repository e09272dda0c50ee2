import { describe, expect, it } from 'vitest';
import { checkAction, isLive, isOpen, isPublic } from '../../functions/pledges/action-rules.ts';
import { ACTION_STATUS, type Action } from '../../functions/pledges/draft.ts';
import { draftChanged, PUBLISHED_AT } from '../reminders/scene.ts';

const TODAY = '2026-11-22';
type Dated = Pick<Action, 'status' | 'start' | 'target' | 'reason'>;

describe('the dates of an action', () => {
  it.each([
    // What is planned begins today or later, and ends today or later.
    [{ status: 'planned' }, { target: 'target-needed' }],
    [{ status: 'planned', target: '2026-11-21' }, { target: 'target-past' }],
    [{ status: 'planned', target: '2026-11-22' }, {}],
    [{ status: 'planned', target: '2027-05-01', start: '2026-11-21' }, { start: 'start-past' }],
    [{ status: 'planned', target: '2027-05-01', start: '2026-11-22' }, {}],
    [{ status: 'planned', target: '2027-05-01', start: '2027-05-01' }, {}],
    [{ status: 'planned', target: '2027-05-01', start: '2027-05-02' }, { target: 'target-before-start' }],
    // What is under way has begun; its target may have passed.
    [{ status: 'under-way' }, { target: 'target-needed' }],
    [{ status: 'under-way', target: '2026-01-01' }, {}],
    [{ status: 'under-way', target: '2027-05-01', start: '2026-11-22' }, {}],
    [{ status: 'under-way', target: '2027-05-01', start: '2026-11-23' }, { start: 'start-future' }],
    // What is in place says since when.
    [{ status: 'in-place' }, { start: 'start-needed' }],
    [{ status: 'in-place', start: '2026-11-22' }, {}],
    [{ status: 'in-place', start: '2026-11-23' }, { start: 'start-future' }],
    [{ status: 'in-place', start: '2026-01-02', target: '2026-01-01' }, { target: 'target-before-start' }],
    // What was dropped says why, and its dates are what they were.
    [{ status: 'dropped' }, { reason: 'drop-reason-needed' }],
    [{ status: 'dropped', reason: 'Not needed.' }, {}],
    [{ status: 'dropped', reason: 'Not needed.', start: '2027-05-01' }, {}],
    // Dates far away are slips of the keys.
    [{ status: 'planned', target: '2046-12-31' }, {}],
    [{ status: 'planned', target: '2047-01-01' }, { target: 'target-far' }],
    [{ status: 'in-place', start: '2006-01-01' }, {}],
    [{ status: 'in-place', start: '2005-12-31' }, { start: 'start-far' }],
    [
      { status: 'planned', target: '2046-12-31', start: '2047-01-01' },
      { start: 'start-far', target: 'target-before-start' },
    ],
  ] satisfies readonly [Dated, object][])('%o', (action, faults) => {
    expect(checkAction(action, TODAY)).toEqual(faults);
  });

  it('need no reason for anything but dropping', () => {
    expect(checkAction({ status: 'in-place', start: TODAY }, TODAY)).not.toHaveProperty('reason');
  });
});

describe('an action', () => {
  it('counts unless it was dropped, and is still to be done until it is in place', () => {
    expect(ACTION_STATUS.filter((status) => isLive({ status }))).toEqual([
      'planned',
      'under-way',
      'in-place',
    ]);
    expect(ACTION_STATUS.filter((status) => isOpen({ status }))).toEqual(['planned', 'under-way']);
  });

  it('is public where the text that a change starts from has it', () => {
    const base = { version: 1, after: 3, commitments: ['CORE-1'] };
    const draft = draftChanged(PUBLISHED_AT);
    expect(isPublic({ ...draft, base: { ...base, actions: ['a'] } }, 'a')).toBe(true);
    expect(isPublic({ ...draft, base: { ...base, actions: ['a'] } }, 'b')).toBe(false);
    expect(isPublic({ ...draft, base }, 'a')).toBe(false);
    expect(isPublic(draft, 'a')).toBe(false);
  });
});
