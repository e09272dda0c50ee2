/** What XML 1.0 knows no way to write, escaped or not (its production Char). */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what it is about.
const NO_CHARACTER = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/gu;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** A text as it stands in an element or an attribute; halves of letters become U+FFFD, what cannot be written is left out. */
export const xmlText = (text: string): string =>
  text
    .toWellFormed()
    .replace(NO_CHARACTER, '')
    .replace(/[&<>"']/g, (letter) => ENTITIES[letter] ?? letter);
