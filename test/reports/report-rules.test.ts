import { describe, expect, it } from 'vitest';
import { allTooLong, checkCommitmentReport } from '../../functions/reports/report-rules.ts';
import { values } from './report-values.ts';

const TODAY = '2027-11-22';
const faults = (changes: Parameters<typeof values>[0]) => checkCommitmentReport(values(changes), TODAY);

describe('the next date of a report', () => {
  it.each([
    ['2027-11-21', { nextDate: 'past' }],
    ['2027-11-22', {}],
    ['2047-12-31', {}],
    ['2048-01-01', { nextDate: 'too-far' }],
  ])('%s', (nextDate, found) => {
    expect(faults({ nextDate })).toEqual(found);
  });
});

describe('all parts of a report together', () => {
  /** So many bytes in the table, as an array of one part. */
  const ofBytes = (bytes: number, letter = 'x') => {
    const room = bytes - Buffer.byteLength(JSON.stringify([values({ done: '' })]));
    return [values({ done: letter.repeat(room / Buffer.byteLength(letter)) })];
  };

  it('fit into one item of the table up to 300,000 bytes, whatever the script', () => {
    expect(allTooLong(ofBytes(300_000))).toBe(false);
    expect(allTooLong(ofBytes(300_001))).toBe(true);
    expect(allTooLong(ofBytes(310_001, '語'))).toBe(true);
    expect(JSON.stringify(ofBytes(310_001, '語')).length).toBeLessThan(300_000);
  });
});
