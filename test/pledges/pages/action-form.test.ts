import { describe, expect, it } from 'vitest';
import { translator } from '../../../functions/platform/i18n/translate.ts';
import { readAction, typedAction } from '../../../functions/pledges/pages/action-form.ts';
import { type Fields, formOf } from '../../support/ask.ts';

const TODAY = '2026-11-22';
const GOOD = {
  text: 'Name an owner for each AI system.',
  status: 'planned',
  'target-day': '30',
  'target-month': '6',
  'target-year': '2027',
};
const NO_TARGET = { 'target-day': '', 'target-month': '', 'target-year': '' };
const start = (day: string, month: string, year: string) => ({
  'start-day': day,
  'start-month': month,
  'start-year': year,
});
const target = (day: string, month: string, year: string) => ({
  'target-day': day,
  'target-month': month,
  'target-year': year,
});

const read = (changes: Fields) =>
  readAction(typedAction(formOf({ ...GOOD, ...changes })), { t: translator('en'), today: TODAY, id: 'a1' });

describe('the form of an action', () => {
  it('takes a planned action with a target', () => {
    expect(read({})).toEqual({
      ok: true,
      value: { id: 'a1', text: GOOD.text, status: 'planned', target: '2027-06-30' },
    });
  });

  it('takes today as the target and the start of something planned, and a start in the past of what has begun', () => {
    expect(read({ ...target('22', '11', '2026'), ...start('22', '11', '2026') }).ok).toBe(true);
    expect(read({ status: 'under-way', ...start('1', '1', '2020') }).ok).toBe(true);
  });

  it('takes what is dropped with its reason and without a date, and forgets the reason when it is taken up again', () => {
    const dropped = { ...NO_TARGET, status: 'dropped', reason: 'The product is gone' };
    expect(read(dropped)).toMatchObject({ value: { status: 'dropped', reason: 'The product is gone' } });
    expect(read({ ...dropped, ...target('30', '6', '2027'), status: 'planned' })).toEqual(read({}));
  });

  it('keeps the lines of the text, and nothing that turns it around', () => {
    const result = read({ text: 'First line\r\n\r\n\r\n\u202eSecond\u0000 line' });
    expect(result.ok && result.value.text).toBe('First line\n\nSecond line');
  });

  it.each([
    ['no text', { text: '' }, ['text']],
    ['a text of nine characters', { text: 'too short' }, ['text']],
    ['a text of 1001 characters', { text: 'a'.repeat(1001) }, ['text']],
    ['an unknown status', { status: 'maybe' }, ['status']],
    ['30 February', target('30', '2', '2027'), ['target']],
    ['29 February of a year that is none', target('29', '2', '2027'), ['target']],
    ['a year of two digits', target('1', '2', '27'), ['target']],
    ['a month without day and year', target('', '2', ''), ['target']],
    ['a day in letters', target('first', '2', '2027'), ['target']],
    ['a minus sign', target('-1', '2', '2027'), ['target']],
    ['a target yesterday for something planned', target('21', '11', '2026'), ['target']],
    ['a target before the start', start('1', '7', '2027'), ['target']],
    ['no target for something under way', { ...NO_TARGET, status: 'under-way' }, ['target']],
    ['no start for what is in place', { ...NO_TARGET, status: 'in-place' }, ['start']],
    [
      'a start tomorrow for what is in place',
      { status: 'in-place', ...start('23', '11', '2026') },
      ['start'],
    ],
    ['a start yesterday for something planned', start('21', '11', '2026'), ['start']],
    [
      'a start tomorrow for what is under way',
      { status: 'under-way', ...start('23', '11', '2026') },
      ['start'],
    ],
    ['a start a century ago', { status: 'in-place', ...start('1', '1', '1926') }, ['start']],
    ['a target in the year 9999', target('1', '1', '9999'), ['target']],
    ['no reason for what is dropped', { ...NO_TARGET, status: 'dropped' }, ['reason']],
    ['a reason of 501 characters', { status: 'dropped', reason: 'x'.repeat(501) }, ['reason']],
    ['both dates unreal', { ...target('31', '4', '2027'), ...start('31', '6', '2026') }, ['start', 'target']],
  ])('says at the field what to do about %s', (_, changes, fields) => {
    const result = read(changes);
    expect(result.ok ? [] : Object.keys(result.refusal)).toEqual(fields);
  });
});
