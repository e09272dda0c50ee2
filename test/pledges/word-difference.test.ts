import { describe, expect, it } from 'vitest';
import { wordDifference } from '../../functions/pledges/word-difference.ts';

/** `-removed-`, `+added+`, and what stays as it is. */
const shown = (before: string, after: string): string =>
  wordDifference(before, after)
    .map(({ kind, text }) => (kind === 'same' ? text : kind === 'removed' ? `-${text}-` : `+${text}+`))
    .join('|');

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
    ['x y a', 'v w a', '-x y-|+v w+| a'],
  ])('%j to %j is %j', (before, after, expected) => {
    expect(shown(before, after)).toBe(expected);
  });
});
