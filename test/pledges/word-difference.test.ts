import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { wordDifference } from '../../functions/pledges/word-difference.ts';

/** `-removed-`, `+added+`, and what stays as it is. */
const shown = (before: string, after: string): string =>
  wordDifference(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `-${text}-` : `+${text}+`))
    .join('|');

/** How many words two lists have in common at most, in their order, tried out in every way. */
const common = (before: readonly string[], after: readonly string[]): number => {
  const [one, ...ones] = before;
  const [other, ...others] = after;
  if (one === undefined || other === undefined) return 0;
  return one === other ? 1 + common(ones, others) : Math.max(common(ones, after), common(before, others));
};

describe('what was changed in a text', () => {
  it.each([
    ['', '', ''],
    ['a plan', 'a plan', 'a plan'],
    ['', 'a plan', '+a plan+'],
    ['a plan', '', '-a plan-'],
    ['one two', 'three four', '-one two-|+three four+'],
    ['a b c', 'b c', '-a -|b c'],
    ['b c', 'a b c', '+a +|b c'],
    ['a b', 'a b c', 'a b|+ c+'],
    ['a b c', 'a b', 'a b|- c-'],
    ['a x b', 'a y b', 'a |-x-|+y+| b'],
    ['x a y', 'v a w', '-x-|+v+| a |-y-|+w+'],
    ['a  b', 'a b', 'a|-  -|+ +|b'],
    ['a\nb', 'a\nb\nc', 'a\nb|+\nc+'],
    ['a b a', 'a a', 'a |-b -|a'],
    ['a b c d e', 'b d x', '-a -|b |-c -|d |-e-|+x+'],
    ['one two three', 'two three one', '-one -|two three|+ one+'],
    ['b a', 'c b', '+c +|b|- a-'],
    ['x y a', 'v w a', '-x y-|+v w+| a'],
  ])('%j to %j is %j', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });

  it('leaves as many words as can stay where they are', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 6 });
    fc.assert(
      fc.property(words, words, (before, after) => {
        const same = wordDifference(before.join(' '), after.join(' '))
          .filter(({ kind }) => kind === 'same')
          .flatMap(({ text }) => text.match(/\S+/g) ?? []);
        expect(same.length).toBe(common(before, after));
      }),
    );
  });
});
