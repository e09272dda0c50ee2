import { describe, expect, it } from 'vitest';
import type { Draft } from '../../functions/pledges/draft.ts';
import { canBeAbandoned, idleOccasion, idleSince, removedAt } from '../../functions/pledges/idle.ts';
import { judgeIdle } from '../../functions/pledges/judge-idle.ts';
import { PENDING_STATES } from '../../functions/pledges/states.ts';
import { draftChanged, headWithPending, headWithReport, PUBLISHED_AT } from '../reminders/scene.ts';

const LATER = '2026-12-01T09:00:00.000Z';
/** Twelve months after the last change, in Brussels. */
const END = '2027-11-22T23:00:00.000Z';
/** Thirty days before. */
const NOTICE = '2027-10-24T07:00:00.000Z';

const untouched = draftChanged(PUBLISHED_AT);
const noticed = (look: Partial<NonNullable<Draft['look']>> = {}): Draft => ({
  ...untouched,
  look: { changedAt: PUBLISHED_AT, noticedAt: NOTICE, until: END, ...look },
});
const judged = (now: string, draft = untouched, head = headWithPending({})) => judgeIdle(head, draft, now);

describe('a draft that nobody may be going on with', () => {
  it('is idle since its last change, or since it came back', () => {
    expect(idleSince(headWithPending({}), draftChanged(LATER))).toBe(LATER);
    expect(idleSince(headWithPending({ since: LATER }), untouched)).toBe(LATER);
    expect(idleSince(headWithReport(), untouched)).toBe(PUBLISHED_AT);
    expect(idleOccasion(headWithPending({}), untouched)).toBe(`idle-since-${PUBLISHED_AT}`);
  });

  it('can be given up only while it is the organisation’s to write', () => {
    const given = PENDING_STATES.filter((state) => canBeAbandoned(headWithPending({ state })));
    expect(given).toEqual(['draft', 'returned', 'declined']);
    expect(canBeAbandoned(headWithReport())).toBe(false);
  });

  it('is kept until thirty days before its end, and then somebody is to be told', () => {
    expect(judged('2027-10-24T06:59:59.999Z')).toEqual({ is: 'kept', again: NOTICE });
    expect(judged(NOTICE)).toEqual({ is: 'to-be-noticed', until: END });
  });

  it('is kept for as long from a merger, out of which it may come back; what was public is no draft', () => {
    const merged = { into: 'other', at: '2027-01-31T23:00:00.000Z', by: 'staff:rita' };
    const { current: before, ...other } = headWithReport();
    const end = '2028-02-01T23:00:00.000Z';
    const draft = { ...other, merged };
    expect(judged(END, untouched, draft)).toEqual({ is: 'kept', again: end });
    expect(judged(end, untouched, draft)).toEqual({ is: 'over' });
    expect(judged(end, untouched, { ...other, merged: { ...merged, before } })).toEqual({ is: 'no-draft' });
  });

  it('leaves who is told late as much time as who is told in time', () => {
    expect(judged('2028-05-01T07:00:00.000Z')).toEqual({
      is: 'to-be-noticed',
      until: '2028-05-30T23:00:00.000Z',
    });
  });

  it('is over at the end that somebody was told of, and not before', () => {
    expect(judged('2027-11-22T22:59:59.999Z', noticed())).toEqual({ is: 'noticed', until: END });
    expect(judged(END, noticed())).toEqual({ is: 'over' });
  });

  it('is as new where it was changed, or came back, after somebody was told', () => {
    const changed = { ...noticed(), changedAt: '2027-11-01T09:00:00.000Z' };
    expect(removedAt(headWithPending({}), changed)).toBeUndefined();
    expect(judged(END, changed)).toMatchObject({ is: 'kept' });
    const back = headWithPending({ state: 'returned', since: '2027-11-01T09:00:00.000Z' });
    expect(removedAt(back, noticed())).toBeUndefined();
    expect(judged(END, noticed(), back)).toMatchObject({ is: 'kept' });
    expect(
      removedAt(headWithPending({}), { ...untouched, look: { changedAt: PUBLISHED_AT } }),
    ).toBeUndefined();
  });

  it('is looked at again in thirty days while it is signed or reviewed', () => {
    for (const state of ['awaiting-signature', 'submitted', 'in-review'] as const)
      expect(judged(END, untouched, headWithPending({ state }))).toEqual({
        is: 'kept',
        again: '2027-12-22T23:00:00.000Z',
      });
  });

  it('is none where nothing is at hand, or it was given up', () => {
    expect(judged(END, untouched, headWithReport())).toEqual({ is: 'no-draft' });
    expect(judged(END, untouched, headWithPending({ state: 'abandoned' }))).toEqual({ is: 'no-draft' });
  });
});
