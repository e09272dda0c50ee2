import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Comparable, differenceOf, isUnchanged } from '../../functions/pledges/difference.ts';
import { wordDifference } from '../../functions/pledges/word-difference.ts';
import { profile } from '../support/pledge.ts';

const action = (id: string, text: string) => ({
  id,
  text,
  status: 'under-way' as const,
  target: '2027-05-01',
});

const text = (changes: Partial<Comparable> = {}): Comparable => ({
  organisation: profile(),
  commitments: [
    { id: 'CORE-1', actions: [action('a', 'Write it down'), action('b', 'Do it')] },
    { id: 'DEPL-2', actions: [action('c', 'Watch over it')] },
  ],
  ...changes,
});

describe('the difference between two texts', () => {
  it('is none between a text and itself, in whatever order its actions stand', () => {
    const turned = text({
      commitments: text().commitments.map(({ id, actions }) => ({ id, actions: actions.toReversed() })),
    });
    expect(isUnchanged(differenceOf(text(), text()))).toBe(true);
    expect(isUnchanged(differenceOf(text(), turned))).toBe(true);
  });

  it('is one where the organisation alone, or one action among others, says something else', () => {
    const moved = text({ organisation: profile({ country: 'DK' }) });
    expect(isUnchanged(differenceOf(text(), moved))).toBe(false);
    const [core, ...others] = text().commitments;
    if (core === undefined) throw new Error('there are commitments');
    const reworded = { ...core, actions: [action('a', 'Write it down at last'), action('b', 'Do it')] };
    const difference = differenceOf(text(), text({ commitments: [reworded, ...others] }));
    expect(isUnchanged(difference)).toBe(false);
    expect(difference.commitments.map(({ change }) => change)).toEqual(['changed', 'same']);
  });

  it('names what was added, left out with its reason, and changed, action by action', () => {
    const after = text({
      commitments: [
        { id: 'CORE-1', actions: [action('a', 'Write it down at last'), action('d', 'Tell everybody')] },
        { id: 'PROV-1', actions: [action('e', 'Look for risks')] },
      ],
      dropped: [{ id: 'DEPL-2', reason: 'No longer used.' }],
    });
    const { commitments } = differenceOf(text(), after);
    expect(
      commitments.map(({ id, change, reason, actions }) => [
        id,
        change,
        reason,
        actions.map((one) => `${one.id} ${one.change}`),
      ]),
    ).toEqual([
      ['CORE-1', 'changed', undefined, ['a changed', 'd added', 'b dropped']],
      ['PROV-1', 'added', undefined, ['e added']],
      ['DEPL-2', 'dropped', 'No longer used.', ['c dropped']],
    ]);
  });

  it('names the facts of the organisation that changed', () => {
    const organisation = profile({ legalName: 'Nordlys AB', website: 'https://a.example' });
    expect(differenceOf(text(), text({ organisation })).fields).toEqual(['legalName', 'website']);
  });

  it('names the register number where both texts are read by people who may see it', () => {
    const { registerNumber: _, ...open } = profile();
    const [none, one] = [
      text({ organisation: open }),
      text({ organisation: profile({ registerNumber: '7' }) }),
    ];
    expect(differenceOf(none, one).fields).toEqual(['registerNumber']);
    expect(differenceOf(none, none).fields).toEqual([]);
  });
});

describe('the difference between words', () => {
  it('keeps words that are next to each other together', () => {
    expect(wordDifference('We write the plan down', 'We write a new plan down')).toEqual([
      { kind: 'same', text: 'We write ' },
      { kind: 'removed', text: 'the ' },
      { kind: 'added', text: 'a new ' },
      { kind: 'same', text: 'plan down' },
    ]);
  });

  it('gives both texts back, whatever they are', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'ä', ' ', '\n', '  '), { maxLength: 30 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const pieces = wordDifference(before.join(''), after.join(''));
        const without = (kind: string) =>
          pieces
            .filter((piece) => piece.kind !== kind)
            .map((piece) => piece.text)
            .join('');
        expect(without('added')).toBe(before.join(''));
        expect(without('removed')).toBe(after.join(''));
      }),
    );
  });
});
