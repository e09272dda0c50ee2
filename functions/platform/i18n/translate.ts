import { IntlMessageFormat } from 'intl-messageformat';
import type { Day, Instant } from '../time.ts';
import { LANGUAGES, type Language } from './languages.ts';
import type { MessageParameters } from './messages.generated.ts';

export type MessageKey = keyof MessageParameters;
type Arguments<K extends MessageKey> =
  MessageParameters[K] extends Record<string, never> ? [] : [parameters: MessageParameters[K]];

export interface Translator {
  readonly language: Language;
  /** The message in the language, its parameters filled in. Text, never markup. */
  <K extends MessageKey>(key: K, ...parameters: Arguments<K>): string;
}

/** BCP 47 tags for dates, numbers and country names; days are written the European way. */
const LOCALES: Readonly<Record<Language, string>> = { en: 'en-IE', sv: 'sv-SE' };

const formats = new Map<string, IntlMessageFormat>();

/** The messages of one language: area → key → ICU message. */
export type Vocabulary = Readonly<Record<string, Readonly<Record<string, string>>>>;

const spoken = new Map<Language, Vocabulary>();

/** Says which areas of messages this function knows, by language; once, at load, so that its bundle holds no others. */
export const speak = (vocabularies: Readonly<Partial<Record<Language, Vocabulary>>>): void => {
  for (const language of LANGUAGES) {
    const vocabulary = vocabularies[language];
    if (vocabulary !== undefined) spoken.set(language, vocabulary);
  }
};

const messageOf = (language: Language, key: string): string => {
  const dot = key.indexOf('.');
  const message = spoken.get(language)?.[key.slice(0, dot)]?.[key.slice(dot + 1)];
  if (message === undefined) throw new Error(`No message ${key} in ${language}`);
  return message;
};

const formatOf = (language: Language, key: string): IntlMessageFormat => {
  const id = `${language} ${key}`;
  const known = formats.get(id);
  if (known !== undefined) return known;
  const format = new IntlMessageFormat(messageOf(language, key), LOCALES[language], undefined, {
    ignoreTag: true,
  });
  formats.set(id, format);
  return format;
};

export const translator = (language: Language): Translator => {
  const translate = (key: MessageKey, parameters?: Record<string, string | number>): string =>
    String(formatOf(language, key).format(parameters));
  return Object.assign(translate, { language }) as Translator;
};

/** Looks a message up by a key worked out at run time (`states.role.` + a role); throws where there is none. */
export const label = (t: Translator, key: string): string => messageOf(t.language, key);

/** Several words as one enumeration: `9, 14 and 15`. */
export const formatList = (language: Language, words: readonly string[]): string =>
  new Intl.ListFormat(LOCALES[language], { type: 'conjunction' }).format(words);

const BRUSSELS = { timeZone: 'Europe/Brussels' } as const;

/** A calendar day in words: `22 November 2026`. */
export const formatDay = (language: Language, day: Day): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );

/** An instant as day and time in Brussels: `22 November 2026 at 09:00`. */
export const formatInstant = (language: Language, instant: Instant): string =>
  new Intl.DateTimeFormat(LOCALES[language], { dateStyle: 'long', timeStyle: 'short', ...BRUSSELS }).format(
    new Date(instant),
  );

export const countryName = (language: Language, country: string): string =>
  new Intl.DisplayNames(LOCALES[language], { type: 'region' }).of(country) ?? country;

export const languageName = (language: Language, named: Language): string =>
  new Intl.DisplayNames(LOCALES[language], { type: 'language' }).of(named) ?? named;
