import { describe, expect, it } from 'vitest';
import { readDay } from '../../../functions/pledges/pages/date-input.ts';

const read = (day: string, month = '', year = '') => readDay({ day, month, year });

describe('a day as people type it', () => {
  it.each([
    ['30', '6', '2027'],
    ['30', '06', '2027'],
    ['30.', 'June', '2027'],
    ['30', 'jun.', '2027'],
    ['30', 'JUNI', '2027'],
    ['３０', '６', '２０２７'],
  ])('is read from %s, %s, %s', (day, month, year) => {
    expect(read(day, month, year)).toBe('2027-06-30');
  });

  it.each([
    '30.6.2027',
    '30. 6. 2027',
    '30/06/2027',
    '30-6-2027',
    '30 6 2027',
    '30 June 2027',
    '30 juni 2027',
    '2027-06-30',
  ])('is read from “%s” in the first field alone', (whole) => {
    expect(read(whole)).toBe('2027-06-30');
  });

  it('is read with each month, in English and in Swedish, whole or by three letters', () => {
    const english = 'January February March April May June July August September October November December';
    const swedish = 'januari februari mars april maj juni juli augusti september oktober november december';
    for (const names of [english, swedish]) {
      names.split(' ').forEach((name, at) => {
        const day = `2027-${String(at + 1).padStart(2, '0')}-01`;
        expect([read('1', name, '2027'), read('1', name.slice(0, 3), '2027')]).toEqual([day, day]);
      });
    }
  });

  it.each([
    ['', '', '2027'],
    ['30', '', ''],
    ['30', '6', ''],
    ['31', '2', '2027'],
    ['6/30/2027', '', ''],
    ['30.6.2027', '6', '2027'],
    ['30', 'ju', '2027'],
    ['30', 'junius', '2027'],
    ['30', '6', '27'],
    ['30.6.27', '', ''],
    ['30', '6', '-1'],
  ])('is none that there is in “%s”, “%s”, “%s”', (day, month, year) => {
    expect(read(day, month, year)).toBe('unreal');
  });

  it('is none at all in blank fields', () => {
    expect(read('', '', '')).toBeUndefined();
  });
});
