/**
 * What people type, made fit to keep and to show: NFC, line ends as LF, trimmed, without NUL, control characters and
 * the invisible marks that turn the direction of text around (a name could be read backwards on a public page).
 */

// The bidirectional controls of Unicode (UAX 9): marks, embeddings, overrides, isolates.
const DIRECTION_MARKS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu;
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/gu;
const SOFT_INVISIBLES = /[\u200b\u2060\ufeff\u00ad]/gu;
// What no font draws, at the beginning or after a letter of our scripts (a mark or two may stand between): a name with it
// looks like another's. Emoji and other scripts need it.
const HIDDEN =
  /(?<=^|[\s\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}]\p{M}{0,2})\p{Default_Ignorable_Code_Point}+/gu;
// Lone surrogates cannot be stored as UTF-8; control characters but tab and line feed mean nothing in text.
const UNSHOWABLE = /[\p{Cc}\p{Cs}]/gu;

/** Without what is hidden; again where that has brought a letter and its mark together. */
const revealed = (text: string): string => {
  const shown = text.replace(HIDDEN, '').normalize('NFC');
  return shown === text ? text : revealed(shown);
};

const cleaned = (typed: string): string =>
  revealed(
    typed
      .replace(LINE_ENDS, '\n')
      .replace(UNSHOWABLE, (character) => (character === '\n' || character === '\t' ? character : ''))
      .replace(DIRECTION_MARKS, '')
      .replace(SOFT_INVISIBLES, '')
      .normalize('NFC'),
  );

/** Several lines: line ends kept as LF, at most one empty line in a row, no white space at the ends. */
export const typedText = (typed: string | null | undefined): string =>
  cleaned(typed ?? '')
    .replace(/[^\S\n]+$/gmu, '')
    .replace(/\n{3,}/gu, '\n\n')
    .trim();

/** One line: line ends and runs of white space become one space, so nothing typed can begin a new line of a header. */
export const typedLine = (typed: string | null | undefined): string =>
  cleaned(typed ?? '')
    .replace(/\s+/gu, ' ')
    .trim();

// Its tables take milliseconds to open: most calls of a function count nothing.
let segmenter: Intl.Segmenter | undefined;
const graphemesOf = (text: string): Intl.Segments => {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return segmenter.segment(text);
};

/** Length as people count it: a letter with its marks, or an emoji, is one. */
export const typedLength = (text: string): number => {
  // Counting stops being worth its time far above every limit of ours; bytes bound what is stored.
  if (text.length > 40_000) return text.length;
  let count = 0;
  for (const _ of graphemesOf(text)) count += 1;
  return count;
};

export interface Limits {
  /** Characters, 1 where something has to be typed. */
  readonly min?: number;
  readonly max: number;
}

/** Something to see: no blank (nor Braille's), and none of the letters and marks that no font draws. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\p{Z}\p{C}\u2800]/u;

/** Which limit a cleaned text breaks; undefined where it keeps both. One without anything to see is `missing` where there is a minimum. */
export const breaksLimit = (text: string, limits: Limits): 'missing' | 'short' | 'long' | undefined => {
  const min = limits.min ?? 0;
  if (min > 0 && !VISIBLE.test(text)) return 'missing';
  const length = typedLength(text);
  // Some letters carry many marks: four code units each is generous for any language.
  if (length > limits.max || text.length > limits.max * 4) return 'long';
  return length < min ? 'short' : undefined;
};

/** An address somebody typed: http or https, written out; undefined where it is none or too long. */
export const typedAddress = (typed: string, maxLength: number): string | undefined => {
  const text = typedLine(typed);
  const url =
    URL.parse(text) ?? (/^[\w-]+(\.[\w-]+)+([/?#].*)?$/u.test(text) ? URL.parse(`https://${text}`) : null);
  if (url === null || url.href.length > maxLength) return undefined;
  const web = url.protocol === 'https:' || url.protocol === 'http:';
  return web && url.hostname.includes('.') && url.username === '' && url.password === ''
    ? url.href
    : undefined;
};
