import { IntlMessageFormat } from 'intl-messageformat';
import type { Instant } from '../instant.ts';
import type { Day } from '../time.ts';
import { LANGUAGES, type Language } from './languages.ts';
import type { MessageParameters } from './messages.generated.ts';
import { filled, isPlain, type Parameters, withOneStop } from './plain-message.ts';

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

// Whether the engine knows our languages need not be asked: it takes some ten milliseconds to say so the first time.
IntlMessageFormat.resolveLocale = (locales) => new Intl.Locale(String(locales));

const formats = new Map<string, IntlMessageFormat>();

/** An ICU message: as it is written, or parsed, which those with more than plain parameters are in what deploys. */
type Message = ConstructorParameters<typeof IntlMessageFormat>[0];

/**
 * The messages of an area by key. In what deploys they are one text until the first of them is said, and of all languages
 * but the first the words alone, in the order of its keys (`infra/bundling.ts`).
 */
type Area = Messages | string;
type Messages = Readonly<Record<string, Message>>;

/** The messages of one language by area. */
export type Vocabulary = Readonly<Record<string, Area>>;

const spoken = new Map<Language, Vocabulary>();

/** Says which areas of messages this function knows, by language; once, at load, so that its bundle holds no others. */
export const speak = (vocabularies: Readonly<Partial<Record<Language, Vocabulary>>>): void => {
  for (const language of LANGUAGES) {
    const vocabulary = vocabularies[language];
    if (vocabulary !== undefined) spoken.set(language, vocabulary);
  }
};

const isWords = (read: Messages | readonly Message[]): read is readonly Message[] => Array.isArray(read);

const underKeys = (first: Messages = {}, words: readonly Message[]): Messages =>
  Object.fromEntries(
    Object.keys(first).flatMap((key, at) => {
      const word = words[at];
      return word === undefined ? [] : [[key, word]];
    }),
  );

const areaOf = (language: Language, name: string): Messages | undefined => {
  const areas = spoken.get(language);
  const area = areas?.[name];
  if (typeof area !== 'string') return area;
  const read: Messages | readonly Message[] = JSON.parse(area);
  const messages = isWords(read) ? underKeys(areaOf(LANGUAGES[0], name), read) : read;
  spoken.set(language, { ...areas, [name]: messages });
  return messages;
};

const messageOf = (language: Language, key: string): Message => {
  const dot = key.indexOf('.');
  const message = areaOf(language, key.slice(0, dot))?.[key.slice(dot + 1)];
  if (message === undefined) throw new Error(`No message ${key} in ${language}`);
  return message;
};

const formatOf = (language: Language, key: string, message: Message): IntlMessageFormat => {
  const id = `${language} ${key}`;
  const known = formats.get(id);
  if (known !== undefined) return known;
  const format = new IntlMessageFormat(message, LOCALES[language], undefined, { ignoreTag: true });
  formats.set(id, format);
  return format;
};

export const translator = (language: Language): Translator => {
  const translate = (key: MessageKey, parameters: Parameters = {}): string => {
    const message = messageOf(language, key);
    return typeof message === 'string' && isPlain(message)
      ? filled(message, parameters)
      : withOneStop(String(formatOf(language, key, message).format({ ...parameters })), parameters);
  };
  return Object.assign(translate, { language }) as Translator;
};

/** Looks a message up by a key worked out at run time (`states.role.` + a role); throws where there is none, or one with parameters. */
export const label = (t: Translator, key: string): string => {
  const message = messageOf(t.language, key);
  if (typeof message !== 'string' || message.includes('{')) throw new Error(`Message ${key} has parameters`);
  return message;
};

/** One formatter for each language, made when it is first needed: making one takes longer than using it many times. */
const forEach = <F>(make: (locale: string) => F): ((language: Language) => F) => {
  const made = new Map<Language, F>();
  return (language) => {
    const format = made.get(language) ?? make(LOCALES[language]);
    made.set(language, format);
    return format;
  };
};

const BRUSSELS = { timeZone: 'Europe/Brussels' } as const;

const lists = forEach((locale) => new Intl.ListFormat(locale, { type: 'conjunction' }));
const days = forEach((locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }));
const instants = forEach(
  (locale) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short', ...BRUSSELS }),
);
const countries = forEach((locale) => new Intl.DisplayNames(locale, { type: 'region' }));
const languages = forEach((locale) => new Intl.DisplayNames(locale, { type: 'language' }));

/** Several words as one enumeration: `9, 14 and 15`. */
export const formatList = (language: Language, words: readonly string[]): string =>
  lists(language).format(words);

/** A calendar day in words: `22 November 2026`. */
export const formatDay = (language: Language, day: Day): string =>
  days(language).format(new Date(`${day}T00:00:00Z`));

/** An instant as day and time in Brussels: `22 November 2026 at 09:00`. */
export const formatInstant = (language: Language, instant: Instant): string =>
  instants(language).format(new Date(instant));

export const countryName = (language: Language, country: string): string =>
  countries(language).of(country) ?? country;

export const languageName = (language: Language, named: Language): string =>
  languages(language).of(named) ?? named;
