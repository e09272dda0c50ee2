import { sortName } from '../../pledges/head.ts';

/** Legal forms at the end of a name: with or without one it may be the same organisation. */
const LEGAL_FORMS: ReadonlySet<string> = new Set(
  (
    'ab abp ad ag aktiebolag aktiengesellschaft aps as asa bv bvba co company corp corporation dac doo ead ehf ev gmbh group ' +
    'hf holding inc incorporated kft kg kgaa ks lda limited llc llp ltd nv nyrt oy oyj ou plc pte publ rt sa sarl sas ' +
    'sasu scrl sca se sgps sl slu spa spolka spzoo sprl srl sro ug zrt and z o oo'
  ).split(' '),
);

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ø: 'o',
  æ: 'ae',
  œ: 'oe',
  ł: 'l',
  đ: 'd',
  '&': ' and ',
};

/** The letters and digits of a name without marks, case, punctuation and legal forms at its end. */
export const nameStem = (name: string): string => {
  const folded = sortName(name)
    .replace(/[ßøæœłđ&]/gu, (letter) => LETTERS[letter] ?? letter)
    // S.p.A. is spa, B.V. is bv.
    .replace(/(?<![\p{L}\p{N}])((?:\p{L}{1,2}\.){1,4}\p{L}{0,2})(?![\p{L}\p{N}])/gu, (short) =>
      short.replaceAll('.', ''),
    );
  const words = folded.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  let end = words.length;
  while (end > 1 && LEGAL_FORMS.has(words[end - 1] ?? '')) end -= 1;
  return words.slice(0, end).join('');
};

/** Below this many letters a slip makes another word. */
const SHORTEST = 5;

/**
 * Names that share a key differ by a slip or two: a letter left out, doubled, changed or swapped with its neighbour.
 * Digits have to agree. One key for each letter left out, so that no name is compared with every other.
 */
export const nearKeys = (stem: string): readonly string[] => {
  const letters = [...stem];
  const digits = stem.replace(/\P{N}/gu, '');
  const without = letters.length < SHORTEST ? [] : letters.map((_, at) => letters.toSpliced(at, 1).join(''));
  return [...new Set([stem, ...without])].map((key) => `${digits} ${key}`);
};
