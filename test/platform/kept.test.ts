import { describe, expect, it } from 'vitest';
import { kept } from '../../functions/platform/kept.ts';

const counted = (most: number) => {
  const asked: number[] = [];
  const square = kept(most, (n: number) => {
    asked.push(n);
    return n * n;
  });
  return { asked, square };
};

describe('what is worked out once', () => {
  it('answers the same again without working it out again', () => {
    const { asked, square } = counted(2);
    expect([square(3), square(4), square(3), square(4)]).toEqual([9, 16, 9, 16]);
    expect(asked).toEqual([3, 4]);
  });

  it('lets all go where there would be more than it keeps', () => {
    const { asked, square } = counted(2);
    for (const n of [1, 2, 3, 3, 1, 1]) square(n);
    expect(asked).toEqual([1, 2, 3, 1]);
  });
});
