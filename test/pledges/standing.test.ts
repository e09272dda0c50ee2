import { describe, expect, it } from 'vitest';
import { done, refused } from '../../functions/platform/result.ts';
import { endOf, heldUntil } from '../../functions/pledges/held-until.ts';
import { asSeen, sha256Seen, sightOf } from '../../functions/pledges/seen.ts';

describe('what staff have seen', () => {
  const shown = { sha256: 'abc', since: '2026-11-22T09:00:00.000Z' };
  const sight = 'abc.1795338000000';

  it('is named by the fingerprint of the text and since when it stood so', () => {
    expect(sightOf(shown)).toBe(sight);
    expect(sightOf({ since: shown.since })).toBe('.1795338000000');
    expect([sha256Seen(sight), sha256Seen('.1795338000000'), sha256Seen('')]).toEqual(['abc', '', '']);
  });

  it('may be decided on while it stands so, and where nobody looked', () => {
    expect(asSeen(done(shown), sight)).toEqual(done(shown));
    expect(asSeen(done(shown), undefined)).toEqual(done(shown));
  });

  it('is refused where another text stands there, or the same since another moment, or nothing was seen', () => {
    for (const seen of ['abd.1795338000000', 'abc.1795338000001', ''])
      expect(asSeen(done(shown), seen)).toEqual(refused({ why: 'seen-another' }));
  });

  it('leaves another refusal as it is', () => {
    const not = refused({ why: 'not-found' } as const);
    expect(asSeen(not, 'anything')).toEqual(not);
  });
});

describe('a hold', () => {
  const hold = { since: '2026-11-22T09:00:00.000Z', until: '2027-06-30', reasons: 'A merger.' };

  it('ends on the morning after its last day, in summer as in winter', () => {
    expect(endOf('2027-06-30')).toBe('2027-07-01T07:00:00.000Z');
    expect(endOf('2027-12-31')).toBe('2028-01-01T08:00:00.000Z');
  });

  it('stands until then, unless it was lifted', () => {
    expect(heldUntil({ hold }, '2027-07-01T06:59:59.999Z')).toBe('2027-07-01T07:00:00.000Z');
    expect(heldUntil({ hold }, '2027-07-01T07:00:00.000Z')).toBeUndefined();
    expect(heldUntil({ hold: { ...hold, lifted: true } }, '2027-01-01T00:00:00.000Z')).toBeUndefined();
    expect(heldUntil({}, '2027-01-01T00:00:00.000Z')).toBeUndefined();
  });
});
