import { describe, expect, it } from 'vitest';
import { FAULT_NAMES } from './faults.ts';
import { readOptions } from './options.ts';

describe('the command line of the simulation', () => {
  it.each([
    [['--seed', 'x'], '--seed is a whole number, not "x"'],
    [['--seed', '-1'], 'ambiguous'],
    [['--organisations', '0'], '--organisations is from 1 to 100000, not 0'],
    [['--organisations', '1000000'], '--organisations is from 1 to 100000, not 1000000'],
    [['--workers', '5'], '--workers is from 1 to 4, not 5'],
    [['--years', '1.5'], '--years is a whole number, not "1.5"'],
    [['--years', '11'], '--years is from 1 to 10, not 11'],
    [['--faults', 'kils'], '--faults does not know kils'],
    [['--faults', 'kills,,lag'], '--faults does not know'],
    [['--only', '300'], '--only is from 1 to 200, not 300'],
    [['--mistake', 'toString'], '--mistake does not know toString'],
    [['--sead', '1'], 'Unknown option'],
  ])('refuses %j with a sentence', (args, words) => {
    const read = readOptions(args);
    expect(read.ok ? 'taken' : read.refusal).toContain(words);
  });

  it('takes faults by name, all or none', () => {
    const faultsOf = (...args: string[]) => {
      const read = readOptions(args);
      return read.ok ? read.value.faults : [];
    };
    expect(faultsOf()).toEqual([]);
    expect(faultsOf('--faults', 'all')).toEqual(FAULT_NAMES);
    expect(faultsOf('--faults', 'kills,lag')).toEqual(['kills', 'lag']);
  });
});
