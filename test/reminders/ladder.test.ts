import { describe, expect, it } from 'vitest';
import { translator } from '../../functions/platform/i18n/translate.ts';
import { executionName } from '../../functions/reminders/execution-name.ts';
import { FAMILIES, ladder, ladderStep, stepsOf } from '../../functions/reminders/ladder.ts';
import { REASONS, reasonWords } from '../../functions/reminders/reasons.ts';
import { OUTCOMES } from '../../functions/reminders/step.ts';

describe('the ladder', () => {
  it('has steps for every family, and no key twice in one', () => {
    for (const family of FAMILIES) {
      const keys = stepsOf(family).map((row) => row.key);
      expect(keys.length).toBeGreaterThan(0);
      expect(new Set(keys).size).toBe(keys.length);
    }
    expect(FAMILIES.flatMap((family) => stepsOf(family))).toHaveLength(ladder.length);
  });

  it('knows no step that it does not have', () => {
    expect(ladderStep('report', 'd-plus-1000')).toBeUndefined();
    expect(ladderStep('toString', 'd-day')).toBeUndefined();
  });

  it('has a sentence for every reason in every language, and one for an unknown error', () => {
    for (const language of ['en', 'sv'] as const) {
      const t = translator(language);
      const sentences = REASONS.map((why) => reasonWords(t, why));
      expect(sentences.every((sentence) => sentence.length > 3)).toBe(true);
      expect(reasonWords(t, 'States.Timeout')).toContain('States.Timeout');
    }
    expect(OUTCOMES).toContain('not-owed');
  });
});

describe('the name of an execution', () => {
  const step = {
    organisationId: 'abcdefghijklmnop',
    occasion: '1',
    family: 'report',
    key: 'd-minus-90',
    at: '2027-08-24T07:00:00.000Z',
  };

  it.each([
    ['2027-08-24T07:00:00.000Z', 'abcdefghijklmnop-1-report-d-minus-90'],
    ['2027-08-25T06:59:59.999Z', 'abcdefghijklmnop-1-report-d-minus-90'],
    ['2027-08-25T07:00:00.000Z', 'abcdefghijklmnop-1-report-d-minus-90-1'],
    ['2027-09-03T08:00:00.000Z', 'abcdefghijklmnop-1-report-d-minus-90-10'],
  ])('at %s is %s', (now, name) => {
    expect(executionName(step, now)).toBe(name);
  });

  it('is another one after each time it was put off', () => {
    const names = [undefined, 1, 2].map((moved) =>
      executionName({ ...step, ...(moved === undefined ? {} : { moved }) }, step.at),
    );
    expect(new Set(names).size).toBe(3);
  });

  it('keeps to what Step Functions takes, whatever the ids are', () => {
    const odd = { ...step, organisationId: 'Å/ö :*'.repeat(20), occasion: '1-2' };
    const name = executionName(odd, step.at);
    expect(name).toMatch(/^[A-Za-z0-9_-]{1,80}$/);
    expect(executionName({ ...odd, occasion: '1-3' }, step.at)).not.toBe(name);
  });
});
