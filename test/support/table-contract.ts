import { beforeEach, describe, expect, it } from 'vitest';
import type { Item, Table } from '../../functions/platform/store/table.ts';

const item = (sk: string, changes: Partial<Item> = {}): Item => ({ pk: 'P', sk, rev: 1, ...changes });

/** The tests that every table has to pass, whatever stands behind it. */
export const keepsTheContract = (name: string, fresh: () => Promise<Table>): void => {
  describe(`${name} keeps the contract of the table port:`, () => {
    let table: Table;
    beforeEach(async () => {
      table = await fresh();
    });

    it('gives back what was put, and undefined for what was not', async () => {
      await table.put(item('a', { words: { nested: ['x', 1, true] } }), 'absent');
      expect(await table.get({ pk: 'P', sk: 'a' })).toEqual(item('a', { words: { nested: ['x', 1, true] } }));
      expect(await table.get({ pk: 'P', sk: 'b' })).toBeUndefined();
    });

    it('refuses to put an absent item twice and keeps the first', async () => {
      expect(await table.put(item('a', { words: 'first' }), 'absent')).toBe('done');
      expect(await table.put(item('a', { words: 'second' }), 'absent')).toBe('refused');
      expect((await table.get({ pk: 'P', sk: 'a' }))?.['words']).toBe('first');
    });

    it('lets one of two writers with the same revision win', async () => {
      await table.put(item('a'), 'absent');
      const written = await Promise.all(
        ['one', 'two'].map((words) => table.put(item('a', { rev: 2, words }), { rev: 1 })),
      );
      expect(written.sort()).toEqual(['done', 'refused']);
    });

    it('refuses a revision of an item that is not there', async () => {
      expect(await table.put(item('a', { rev: 2 }), { rev: 1 })).toBe('refused');
    });

    it('removes under the right revision only', async () => {
      await table.put(item('a'), 'absent');
      expect(await table.remove({ pk: 'P', sk: 'a' }, { rev: 2 })).toBe('refused');
      expect(await table.remove({ pk: 'P', sk: 'a' }, { rev: 1 })).toBe('done');
      expect(await table.get({ pk: 'P', sk: 'a' })).toBeUndefined();
    });

    it('lists a partition in the order of its sort keys, by prefix', async () => {
      for (const sk of ['B#2', 'A#1', 'B#1']) await table.put(item(sk), 'absent');
      await table.put(item('B#3', { pk: 'Q' }), 'absent');
      expect((await table.partition('P', 'B#')).map((found) => found.sk)).toEqual(['B#1', 'B#2']);
      expect((await table.partition('P')).map((found) => found.sk)).toEqual(['A#1', 'B#1', 'B#2']);
    });

    it('pages through an index up to a bound, and leaves out items without its attributes', async () => {
      for (const [at, sk] of ['c', 'a', 'b', 'd'].entries()) {
        await table.put(item(sk, { duePk: 'DUE#0', dueAt: `2026-01-0${at + 1}` }), 'absent');
      }
      await table.put(item('e'), 'absent');
      const first = await table.index({ index: 'due', key: 'DUE#0', upTo: '2026-01-03', limit: 2 });
      expect(first.items.map((found) => found.sk)).toEqual(['c', 'a']);
      const { cursor } = first;
      if (cursor === undefined) throw new Error('there is a second page');
      const second = await table.index({ index: 'due', key: 'DUE#0', upTo: '2026-01-03', limit: 2, cursor });
      expect(second.items.map((found) => found.sk)).toEqual(['b']);
    });

    it('finds what tells of its changes by the time of its last write, whatever it said itself', async () => {
      const itsOwn = '1999-01-01T00:00:00.000Z';
      await table.put(item('a', { changePk: 'LIST', changedAt: itsOwn }), 'absent');
      const changedAt = String((await table.get({ pk: 'P', sk: 'a' }))?.['changedAt']);
      expect(changedAt).toMatch(/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/);
      const found = async (from: string, upTo: string) =>
        (await table.index({ index: 'changed', key: 'LIST', from, upTo })).items.map(({ sk }) => sk);
      expect(await found(changedAt, '~')).toEqual(['a']);
      expect(await found(itsOwn, itsOwn)).toEqual([]);
      await table.put(item('b'), 'absent');
      expect(await table.get({ pk: 'P', sk: 'b' })).not.toHaveProperty('changedAt');
    });

    it('takes an item out of an index when it loses the attributes', async () => {
      await table.put(item('a', { listPk: 'REGISTER', listSk: 'name' }), 'absent');
      await table.put(item('a', { rev: 2 }), { rev: 1 });
      expect((await table.index({ index: 'listing', key: 'REGISTER' })).items).toEqual([]);
    });
  });
};
