import { describe, expect, it } from 'vitest';
import type { PledgeHead } from '../../functions/pledges/head.ts';
import { pendingFor, publicBesides, sentTextFor, stateOf } from '../../functions/pledges/pending-text.ts';
import { headWithPending, headWithReport } from '../reminders/scene.ts';

const refused = (found: string) => ({ ok: false, refusal: { why: 'wrong-state', found } });
const sent = { state: 'awaiting-signature', version: 2, sha256: 'a', reference: 'AIP-2026-X-2' } as const;
const withCurrent = (
  state: 'published' | 'withheld' | 'withdrawn',
  head = headWithPending({}),
): PledgeHead => {
  const { current } = headWithReport();
  if (current === undefined) throw new Error('it is public');
  return { ...head, current: { ...current, state } };
};

describe('the text at hand', () => {
  it('is the pending one before the public one, and none where nothing was begun', () => {
    expect(stateOf(withCurrent('published'))).toBe('draft');
    expect(stateOf(headWithReport())).toBe('published');
    const { pending: _, ...nothing } = headWithPending({});
    expect(stateOf(nothing)).toBe('none');
  });

  it.each([
    ['published', 'published'],
    ['withheld', 'withheld'],
    ['withdrawn', undefined],
  ] as const)('stands beside a public one only where that is %s', (state, besides) => {
    expect(publicBesides(withCurrent(state))).toBe(besides);
  });

  it('stands beside nothing where nothing is public, or nothing is written', () => {
    expect(publicBesides(headWithPending({}))).toBeUndefined();
    expect(publicBesides(headWithReport())).toBeUndefined();
  });
});

describe('a command on the text at hand', () => {
  it('is allowed by the table of states alone', () => {
    expect(pendingFor(headWithPending(sent), 'recall')).toMatchObject({ ok: true, value: sent });
    expect(pendingFor(headWithPending(sent), 'publish')).toEqual(refused('awaiting-signature'));
    expect(pendingFor(headWithReport(), 'recall')).toEqual(refused('published'));
  });

  it('on a text that was sent needs its version, its hash and its reference', () => {
    expect(sentTextFor(headWithPending(sent), 'approve')).toMatchObject({ ok: true, value: sent });
    expect(sentTextFor(headWithPending(sent), 'publish')).toEqual(refused('awaiting-signature'));
    for (const part of ['version', 'sha256', 'reference'] as const) {
      const { [part]: _, ...incomplete } = sent;
      expect(sentTextFor(headWithPending(incomplete), 'approve')).toEqual(refused('awaiting-signature'));
    }
  });
});
