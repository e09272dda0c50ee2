import { expect, it } from 'vitest';
import { once } from '../../functions/platform/once.ts';

it('what is loaded once is kept, and a load that failed is tried again', async () => {
  let loads = 0;
  const loaded = once(async () => {
    loads += 1;
    if (loads === 1) throw new Error('not there');
    return { loads };
  });
  await expect(loaded()).rejects.toThrow('not there');
  expect(await loaded()).toEqual({ loads: 2 });
  expect(await loaded()).toEqual({ loads: 2 });
});
