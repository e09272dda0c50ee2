import { describe, expect, it } from 'vitest';
import { acceptedLanguage, languageOf } from '../../../functions/platform/http/language.ts';

describe('the language of a page', () => {
  it.each([
    ['sv-SE,sv;q=0.9,en;q=0.8', 'sv'],
    ['de, sv;q=0.3, en;q=0.2', 'sv'],
    ['en;q=0.2, sv;q=0', 'en'],
    ['de', 'en'],
    ['', 'en'],
    [';;;q=x,,', 'en'],
  ])('for Accept-Language %j is %s', (header, language) => {
    expect(acceptedLanguage(header)).toBe(language);
  });

  it('is what the path says, whatever the browser wishes', () => {
    expect(languageOf('/sv/register', 'en')).toBe('sv');
  });

  it('is English in the office', () => {
    expect(languageOf('/office/tasks', 'sv')).toBe('en');
  });
});
