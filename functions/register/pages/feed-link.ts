import type { Language } from '../../platform/i18n/languages.ts';

/** The feed of what is new in the register, in a language. */
export const feedPath = (language: Language): string => `/api/v1/register.atom?lang=${language}`;
