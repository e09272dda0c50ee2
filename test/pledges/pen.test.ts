import { describe, expect, it } from 'vitest';
import type { PledgeHead } from '../../functions/pledges/head.ts';
import { knownName } from '../../functions/pledges/known-name.ts';
import { holdsPen, penOf } from '../../functions/pledges/pen.ts';
import { PUBLISHED_AT } from '../reminders/scene.ts';
import { profile } from '../support/pledge.ts';

const letter = { by: 'staff:rita', letterOn: '2026-11-01' };
const cases: readonly [string, Pick<PledgeHead, 'entered'>, string][] = [
  ['an organisation began it', {}, 'organisation'],
  ['the office enters it from a letter', { entered: letter }, 'office'],
  ['the organisation is asked to confirm it', { entered: { ...letter, sentAt: PUBLISHED_AT } }, 'nobody'],
  [
    'the organisation has confirmed it',
    { entered: { ...letter, sentAt: PUBLISHED_AT, confirmedAt: PUBLISHED_AT } },
    'organisation',
  ],
];

describe('who may write on a draft', () => {
  it.each(cases)('where %s', (_what, head, pen) => {
    expect(penOf(head)).toBe(pen);
    expect(holdsPen(head, 'kim')).toBe(pen === 'organisation');
    expect(holdsPen(head, 'staff:rita')).toBe(pen === 'office');
  });
});

describe('the name of an organisation', () => {
  const typed = { organisation: { rev: 1, at: PUBLISHED_AT, by: 'kim', values: profile() } };

  it('is the one sent last, before that the one typed, before that none', () => {
    expect(knownName({ name: 'Nordlys AB' }, typed)).toBe('Nordlys AB');
    expect(knownName({ name: '' }, typed)).toBe('Nordlys Analys AB');
    expect(knownName(undefined, typed)).toBe('Nordlys Analys AB');
    expect([knownName({ name: '' }, {}), knownName(undefined, undefined)]).toEqual(['', '']);
  });
});
