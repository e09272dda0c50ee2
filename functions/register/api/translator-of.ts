import type { Ask } from '../../platform/http/ask.ts';
import { isLanguage } from '../../platform/i18n/languages.ts';
import { type Translator, translator } from '../../platform/i18n/translate.ts';

/** The path of the interface has no language: `?lang=sv` asks for one. */
export const translatorOf = ({ query }: Pick<Ask, 'query'>): Translator => {
  const wanted = query.get('lang') ?? 'en';
  return translator(isLanguage(wanted) ? wanted : 'en');
};
