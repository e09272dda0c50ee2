import { describe, expect, it } from 'vitest';
import {
  type PledgeHead,
  placeOfName,
  pledgeHead,
  sortName,
  waitingIn,
} from '../../functions/pledges/head.ts';
import { headWithPending, headWithReport, PUBLISHED_AT } from '../reminders/scene.ts';

const EARLIER = '2026-11-20T09:00:00.000Z';
const indexesOf = (head: PledgeHead) => pledgeHead.indexes?.(head);
const currentIn = (state: 'published' | 'withheld' | 'withdrawn', since = PUBLISHED_AT) => {
  const { current } = headWithReport();
  if (current === undefined) throw new Error('it is public');
  return { ...current, state, since };
};
const entered = { by: 'staff:rita', letterOn: '2026-11-01' };

describe('where a head is found', () => {
  it('is the register, by the name that it goes by there, and the list that is told of every change', () => {
    const card = {
      name: 'Ørsted Åkeri',
      country: 'DK',
      sector: 'software' as const,
      sizeBand: 'small' as const,
      roles: [],
      commitments: [],
      formerNames: [],
    };
    const known = { changePk: 'REGISTER', listPk: 'REGISTER', dueAt: undefined };
    expect(indexesOf(headWithReport())).toEqual({ ...known, listSk: 'nordlys analys ab#organisation1' });
    expect(indexesOf(headWithReport({}, { card }))).toEqual({
      ...known,
      listSk: 'orsted akeri#organisation1',
    });
  });

  it('is no list while it is a draft, and the round while something follows from it', () => {
    expect(indexesOf(headWithPending({}))).toEqual({ dueAt: undefined });
    expect(indexesOf({ ...headWithPending({}), nudge: PUBLISHED_AT })).toEqual({ dueAt: PUBLISHED_AT });
  });

  it('is the office’s own list where it was entered from a letter, until somebody confirms it', () => {
    const head = { ...headWithPending({}), entered };
    expect(indexesOf(head)).toMatchObject({ listPk: 'ENTERED', listSk: PUBLISHED_AT });
    const confirmed = { ...head, entered: { ...entered, confirmedAt: PUBLISHED_AT } };
    expect(indexesOf(confirmed)).not.toHaveProperty('listPk');
  });

  it('is the list of what stands for it once it was merged, if it was public', () => {
    const merged = { into: 'other', at: PUBLISHED_AT, by: 'staff:rita' };
    expect(indexesOf({ ...headWithPending({}), merged })).not.toHaveProperty('listPk');
    const before = currentIn('published');
    const { current: _, ...gone } = headWithReport();
    expect(indexesOf({ ...gone, merged: { ...merged, before } })).toEqual({
      dueAt: undefined,
      listPk: 'MERGED',
      listSk: 'other#organisation1',
    });
  });

  it('is the queue, by what has waited longest', () => {
    const report = { state: 'submitted' as const, since: PUBLISHED_AT };
    expect(indexesOf(headWithReport(report))).toMatchObject({ queuePk: 'QUEUE', queueAt: PUBLISHED_AT });
    const both = headWithReport(report, { current: currentIn('withheld', EARLIER) });
    expect(indexesOf(both)).toMatchObject({ queuePk: 'QUEUE', queueAt: EARLIER });
    const later = headWithReport({ ...report, since: EARLIER }, { current: currentIn('withheld') });
    expect(indexesOf(later)).toMatchObject({ queueAt: EARLIER });
  });
});

describe('what waits for the AI Office', () => {
  it('is a text and a report that were submitted or are reviewed, and a pledge that was taken down', () => {
    const { pending } = headWithPending({ state: 'submitted' });
    const head = headWithReport(
      { state: 'in-review', since: EARLIER },
      { current: currentIn('withheld'), pending },
    );
    expect(waitingIn(head)).toEqual([
      { state: 'submitted', since: PUBLISHED_AT },
      { state: 'withheld', since: PUBLISHED_AT },
      { state: 'in-review', since: EARLIER, cycle: '1' },
    ]);
  });

  it('is nothing that is written, signed or published', () => {
    expect(waitingIn(headWithPending({ state: 'awaiting-signature' }))).toEqual([]);
    expect(waitingIn(headWithReport())).toEqual([]);
    expect(waitingIn(headWithReport({ state: 'submitted' }, { current: currentIn('withdrawn') }))).toEqual(
      [],
    );
  });
});

describe('a name in a list', () => {
  it('is compared without case and marks; letters of their own stand with those that people take for them', () => {
    expect([' Öland ', 'ÅKERÖ', 'Ørsted'].map(sortName)).toEqual(['oland', 'akero', 'ørsted']);
    expect(
      ['Ørsted', 'Æbler', 'Œuvre', 'Łódź', 'Straße', 'Đorđe', 'Þór', 'Ħal', 'Iğdır', 'Ŋ', 'Ŧ', '語'].map(
        placeOfName,
      ),
    ).toEqual([
      'orsted',
      'aebler',
      'oeuvre',
      'lodz',
      'strasse',
      'dorde',
      'thor',
      'hal',
      'igdir',
      'n',
      't',
      '語',
    ]);
  });
});
