import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { generate } from '../../functions/platform/i18n/generate.ts';

describe('the catalogues of messages', () => {
  const { files, faults } = generate();

  it('have the same keys, the same parameters and every plural category in each language', () => {
    expect(faults).toEqual([]);
  });

  it.each([
    ['address the reader alike: as one person, never as several', /(?<!\p{L})(?:ni|er|ert|era)(?!\p{L})/iu],
    [
      'say "not all" where some have and some have not, never "all have not"',
      /(?<!\p{L})alla [^.:;"]* inte\b/iu,
    ],
    ['call a trade by one word', /"sektor|(?<!offentlig )(?<!\p{L})sektor(?:er)?(?!\p{L})/iu],
    ['call a reader\u2019s data the reader\u2019s, as all else', /(?<!\p{L})mina uppgifter(?! raderas)/iu],
    [
      'put "den" before the day in a sentence',
      /(?<!\p{L})(?:sedan|från|senast|till och med|vänta[sd]e?s?|publicera\p{L}+|lämnas|underskrift|kontroll är) \{(?:day|at|due|until|since)\}/iu,
    ],
    ['say of what becomes public that it is published, by one word', /offentligg[jö]/iu],
    [
      'do not say of providers that they "tillhandahåller": in the AI Act that is who uses a system',
      /tillhandahåller/iu,
    ],
  ])('in Swedish %s', (_, wrong) => {
    const folder = new URL('../../functions/platform/messages/sv/', import.meta.url).pathname;
    const found = globSync(`${folder}*.json`).flatMap((file) =>
      Object.values<string>(JSON.parse(readFileSync(file, 'utf8'))).filter((words) => wrong.test(words)),
    );
    expect(found).toEqual([]);
  });

  it('are what the generated types were made from (npm run messages)', () => {
    for (const [name, text] of files) {
      const file = new URL(`../../functions/platform/i18n/${name}.generated.ts`, import.meta.url);
      expect(readFileSync(file, 'utf8'), name).toBe(text);
    }
  });
});
