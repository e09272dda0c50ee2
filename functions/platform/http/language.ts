import { isLanguage, LANGUAGES, type Language } from '../i18n/languages.ts';

interface Wish {
  readonly tag: string;
  readonly weight: number;
}

const wishOf = (part: string): Wish => {
  const [tag = '', ...parameters] = part.split(';').map((piece) => piece.trim());
  const weight = Number(parameters.find((p) => p.startsWith('q='))?.slice(2) ?? '1');
  return { tag: tag.toLowerCase().split('-')[0] ?? '', weight: Number.isFinite(weight) ? weight : 0 };
};

/** The best of our languages for an Accept-Language header (RFC 9110, 12.5.4). */
export const acceptedLanguage = (header: string): Language => {
  const wishes = header
    .split(',')
    .map(wishOf)
    .filter((wish) => wish.weight > 0);
  const best = wishes.sort((a, b) => b.weight - a.weight).map((wish) => wish.tag);
  return best.find(isLanguage) ?? LANGUAGES[0];
};

/** The language a page is written in: the path says it; the office works in English; else the browser's wish. */
export const languageOf = (path: string, acceptLanguage: string): Language => {
  const first = path.split('/')[1] ?? '';
  if (isLanguage(first)) return first;
  return first === 'office' ? 'en' : acceptedLanguage(acceptLanguage);
};
