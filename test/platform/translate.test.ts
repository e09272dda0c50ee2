import { IntlMessageFormat } from 'intl-messageformat';
import { describe, expect, it } from 'vitest';
import { LANGUAGES, OWN_NAMES } from '../../functions/platform/i18n/languages.ts';
import { filled, isPlain, withOneStop } from '../../functions/platform/i18n/plain-message.ts';
import { formatDay, label, languageName, translator } from '../../functions/platform/i18n/translate.ts';

describe('a plain message', () => {
  it.each([
    ["The organisation's page {number} of {number}", { number: '$& 2' }],
    ['{who}: {what}', { who: 'one', what: 2 }],
    ['no parameter, 50 % <b>', {}],
  ])('says what the whole format says: %s', (message, parameters) => {
    expect(isPlain(message)).toBe(true);
    expect(filled(message, parameters)).toBe(
      new IntlMessageFormat(message, 'en-IE', undefined, { ignoreTag: true }).format(parameters),
    );
  });

  it.each([
    '{count, plural, one {a letter} other {# letters}}',
    '{count ,number}',
    "Braces '{'these'}'",
    "one ''quote''",
  ])('is not: %s', (message) => {
    expect(isPlain(message)).toBe(false);
  });

  it.each([
    ['The pledge of {name}. Thank you.', 'The pledge of Acme S.A. Thank you.'],
    ['The pledge of {name}, of {name}', 'The pledge of Acme S.A., of Acme S.A.'],
  ])('ends no sentence twice after a name that ends in a full stop: %s', (message, said) => {
    const parameters = { name: 'Acme S.A.', count: 2 };
    expect(filled(message, parameters)).toBe(said);
    expect(withOneStop(message.replaceAll('{name}', parameters.name), parameters)).toBe(said);
  });

  it('is refused where a parameter is missing', () => {
    expect(() => filled('{who}', {})).toThrow('No parameter who for: {who}');
  });
});

describe('a message of ours', () => {
  const t = translator('en');

  it('has its parameters, plurals and numbers worded', () => {
    expect(t('common.page', { number: '2' })).toBe('Page 2');
    expect([1, 2].map((count) => t('public.countPledges', { count }))).toEqual([
      'published pledge',
      'published pledges',
    ]);
    expect(t('common.charactersMax', { count: 1200 })).toContain('1,200');
  });

  it('is no label where it has parameters or is not there', () => {
    expect(() => label(t, 'common.page')).toThrow('common.page has parameters');
    expect(() => label(t, 'common.nowhere')).toThrow('No message common.nowhere in en');
  });
});

it.each(LANGUAGES)('%s is called as its own speakers call it', (language) => {
  expect(languageName(language, language).toLowerCase()).toBe(OWN_NAMES[language].toLowerCase());
});

it('a day is worded in each language, whichever was asked for first', () => {
  expect(LANGUAGES.map((language) => formatDay(language, '2026-11-22'))).toEqual([
    '22 November 2026',
    '22 november 2026',
  ]);
});
