import { expect, it } from 'vitest';
import { PEOPLE_FAULTS } from '../../../functions/organisations/people/faults.ts';
import { refusalOf } from '../../../functions/organisations/people/pages/words.ts';
import { LANGUAGES } from '../../../functions/platform/i18n/languages.ts';
import { translator } from '../../../functions/platform/i18n/translate.ts';

it.each(LANGUAGES)('every reason against a change of the people has its sentence in %s', (language) => {
  const t = translator(language);
  const sentences = PEOPLE_FAULTS.map((fault) => refusalOf(t, { why: 'people', fault }).words);
  expect(new Set(sentences).size).toBe(PEOPLE_FAULTS.length);
  expect(sentences.filter((sentence) => sentence.length < 20)).toEqual([]);
});
