import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const PROJECT = join(import.meta.dirname, '../..');
const text = readFileSync(join(PROJECT, 'docs/security/asvs.md'), 'utf8');

/** How many requirements of levels 1 and 2 each section of ASVS 5.0.0 has; in every section they come before level 3's. */
const SECTIONS = `1.1 2, 1.2 9, 1.3 11, 1.4 3, 1.5 2, 2.1 3, 2.2 3, 2.3 4, 2.4 1, 3.2 2, 3.3 4, 3.4 6, 3.5 5, 3.7 2, 4.1 3,
  4.2 1, 4.3 2, 4.4 4, 5.1 1, 5.2 3, 5.3 2, 5.4 3, 6.1 3, 6.2 12, 6.3 4, 6.4 4, 6.5 5, 6.6 3, 6.8 4, 7.1 3, 7.2 4, 7.3 2,
  7.4 5, 7.5 2, 7.6 2, 8.1 2, 8.2 3, 8.3 1, 8.4 1, 9.1 3, 9.2 4, 10.1 2, 10.2 2, 10.3 4, 10.4 11, 10.5 5, 10.6 2, 10.7 3,
  11.1 2, 11.2 3, 11.3 3, 11.4 4, 11.5 1, 11.6 1, 12.1 3, 12.2 2, 12.3 4, 13.1 1, 13.2 5, 13.3 2, 13.4 5, 14.1 2, 14.2 4,
  14.3 3, 15.1 3, 15.2 3, 15.3 7, 16.1 1, 16.2 5, 16.3 4, 16.4 3, 16.5 3, 17.1 1, 17.2 4, 17.3 2`;
const REQUIREMENTS = SECTIONS.split(',').flatMap((section) => {
  const [name = '', count = ''] = section.trim().split(' ');
  return Array.from({ length: Number(count) }, (_, at) => `${name}.${at + 1}`);
});
const OF_LEVEL_3 = ['1.2.10', '6.3.6', '6.3.8'];

const rows = [...text.matchAll(/^\| ([\d., ]+) \| (.+?) \| (.+?) \|(.*?)\|(.*?)\|$/gm)].map(
  ([, numbers = '', asks = '', state = '', how = '', shown = '']) => ({
    numbers: numbers.split(', '),
    asks,
    state,
    how: how.trim(),
    tests: [...shown.matchAll(/`([^`]+)`/g)].map(([, file]) => file ?? ''),
  }),
);

describe('the table of ASVS', () => {
  it('has each requirement of levels 1 and 2 once, and those of level 3 that it says', () => {
    const numbers = rows.flatMap((row) => row.numbers);
    expect(numbers.toSorted()).toEqual([...REQUIREMENTS, ...OF_LEVEL_3].toSorted());
  });

  it('says of each how it stands, and why where it is not met', () => {
    expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['met', 'partly', 'open', 'n.a.']));
    expect(rows.filter(({ state, how }) => state !== 'met' && how.length < 8)).toEqual([]);
    expect(rows.filter(({ how, tests }) => how === '' && tests.length === 0)).toEqual([]);
  });

  it('counts them rightly', () => {
    const count = (state: string): number =>
      rows
        .filter((row) => row.state === state)
        .flatMap((row) => row.numbers)
        .filter((number) => !OF_LEVEL_3.includes(number)).length;
    expect(text).toContain(
      `Of the ${REQUIREMENTS.length}: ${count('met')} met, ${count('partly')} partly, ${count('open')} open, ${count('n.a.')} not applicable`,
    );
  });

  it.each(
    rows.flatMap(({ numbers, tests }) => tests.map((test) => [test, numbers.join(', ')])),
  )('names %s, which is there (%s)', (test) => {
    expect(test).toMatch(/^test\/.+\.(?:test|rules)\.tsx?$/);
    expect(existsSync(join(PROJECT, test))).toBe(true);
  });
});
