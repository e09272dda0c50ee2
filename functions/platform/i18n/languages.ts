/** The languages the site speaks, as BCP 47 tags; the first is the one where nothing else is asked for. */
export const LANGUAGES = ['en', 'sv'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Each by its own name, as its own writing has it at the start of a line. */
export const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', sv: 'Svenska' };

export const isLanguage = (tag: string): tag is Language => LANGUAGES.some((language) => language === tag);
