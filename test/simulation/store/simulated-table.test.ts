import { describe, expect, it } from 'vitest';
import type { Item } from '../../../functions/platform/store/table.ts';
import { keepsTheContract } from '../../support/table-contract.ts';
import type { Change } from './indexes.ts';
import { SimulatedTable } from './simulated-table.ts';

keepsTheContract('the simulated table', async () => new SimulatedTable());

const due = (sk: string, dueAt: string): Item => ({ pk: 'P', sk, rev: 1, duePk: 'DUE#0', dueAt });

const keysOf = async (table: SimulatedTable): Promise<readonly string[]> =>
  (await table.index({ index: 'due', key: 'DUE#0' })).items.map(({ sk }) => sk);

describe('the simulated table', () => {
  it('keeps thousands of rows in order, whatever the order of writing', async () => {
    const table = new SimulatedTable();
    for (let at = 0; at < 5_000; at += 1) {
      const sk = String((at * 2_903) % 5_000).padStart(4, '0');
      await table.put(due(sk, sk), 'absent');
    }
    for (let at = 0; at < 5_000; at += 2)
      await table.remove({ pk: 'P', sk: String(at).padStart(4, '0') }, { rev: 1 });
    const found: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await table.index({
        index: 'due',
        key: 'DUE#0',
        upTo: '3999',
        limit: 300,
        ...(cursor === undefined ? {} : { cursor }),
      });
      found.push(...page.items.map(({ sk }) => sk));
      cursor = page.cursor;
    } while (cursor !== undefined);
    expect(found).toEqual(Array.from({ length: 2_000 }, (_, at) => String(2 * at + 1).padStart(4, '0')));
  });

  it('lets its indexes lag behind the items, in the order of writing', async () => {
    let now = 0;
    const table = new SimulatedTable(
      () => undefined,
      () => now,
    );
    table.lag = () => 100;
    await table.put(due('a', '1'), 'absent');
    table.lag = () => 0;
    await table.put(due('b', '2'), 'absent');
    expect(await table.get({ pk: 'P', sk: 'b' })).toBeDefined();
    expect(await keysOf(table)).toEqual([]);
    now = 100;
    expect(await keysOf(table)).toEqual(['a', 'b']);
  });

  it('fails who changes what it keeps', async () => {
    const table = new SimulatedTable();
    const words = ['one'];
    await table.put({ pk: 'P', sk: 'a', rev: 1, words }, 'absent');
    expect(() => words.push('two')).toThrow(TypeError);
  });

  it('tells of each change, and of none that was refused', async () => {
    const told: Change[] = [];
    const table = new SimulatedTable((change) => told.push(change));
    await table.put(due('a', '1'), 'absent');
    await table.put(due('a', '2'), 'absent');
    await table.remove({ pk: 'P', sk: 'a' }, { rev: 1 });
    expect(told.map(({ before, after }) => [before?.['dueAt'], after?.['dueAt']])).toEqual([
      [undefined, '1'],
      ['1', undefined],
    ]);
  });

  it('becomes the table of an earlier day, indexes and all', async () => {
    const table = new SimulatedTable();
    await table.put(due('a', '1'), 'absent');
    const yesterday = table.snapshot();
    await table.put({ ...due('a', '5'), rev: 2 }, { rev: 1 });
    await table.put(due('b', '2'), 'absent');
    table.restore(yesterday);
    expect(await keysOf(table)).toEqual(['a']);
    expect((await table.partition('P')).map(({ rev }) => rev)).toEqual([1]);
  });
});
