import { describe, expect, it } from 'vitest';
import { translator } from '../../functions/platform/i18n/translate.ts';
import { readCommitmentReport, typedReport } from '../../functions/reports/pages/report-form.ts';
import { formOf } from '../support/ask.ts';
import { values } from './report-values.ts';

const FILLED_IN = {
  progress: 'under-way',
  done: '',
  nextStep: 'Train everybody',
  nextDate: '2028-05-01',
} as const;
const AS_FILLED_IN = {
  nextStep: 'Train everybody',
  'nextDate-day': '1',
  'nextDate-month': '5',
  'nextDate-year': '2028',
};

const read = (typed: Record<string, string>) =>
  readCommitmentReport(
    typedReport(formOf({ done: 'Everybody has been trained.', ...AS_FILLED_IN, ...typed })),
    {
      t: translator('en'),
      today: '2027-09-01',
      start: FILLED_IN,
    },
  );

describe('the next step of a report', () => {
  it.each(['done', 'dropped'])('is left out with its day as it was filled in, once all is %s', (progress) => {
    expect(read({ progress })).toEqual({
      ok: true,
      value: { progress, done: 'Everybody has been trained.' },
    });
  });

  it('stays while there is something to do', () => {
    expect(read({ progress: 'under-way' })).toMatchObject({ value: { nextStep: 'Train everybody' } });
  });

  it('stays where somebody wrote it', () => {
    const written = { progress: 'done', nextStep: 'Repeat it each year' };
    expect(read(written)).toMatchObject({
      value: { nextStep: 'Repeat it each year', nextDate: '2028-05-01' },
    });
  });

  it('takes the day with it that was filled in for it', () => {
    expect(read({ progress: 'done', nextStep: '' })).toEqual({
      ok: true,
      value: values({ progress: 'done', done: 'Everybody has been trained.' }),
    });
  });
});
