import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '../platform/ids.ts';

/** Capital letters and digits that nobody mistakes for one another, without vowels so that no words come up. */
const ALPHABET = 'CDFGHJKMNPQRTVWXY34679';
const LENGTH = 8;

/** Eight characters out of 256 random bits (about 36 bits; five tries each). @param secret random text */
export const codeFrom = (secret: string): string => {
  const base = BigInt(ALPHABET.length);
  let rest = BigInt(`0x${sha256(`code ${secret}`)}`);
  let code = '';
  while (code.length < LENGTH) {
    code += ALPHABET[Number(rest % base)];
    rest /= base;
  }
  return code;
};

/** As people read and type it: two groups of four. */
export const shownCode = (code: string): string => `${code.slice(0, 4)}-${code.slice(4)}`;

/** What somebody typed, as the code it may be: letters and digits count, their case and what stands between them does not. */
export const typedCode = (typed: string): string => typed.toUpperCase().replace(/[^\p{L}\p{N}]/gu, '');

const CODE = new RegExp(`^[${ALPHABET}]{${LENGTH}}$`);

/** Whether what somebody typed can be a code at all, of any challenge. */
export const canBeCode = (typed: string): boolean => CODE.test(typedCode(typed));

/** The hash kept of a code or link token; bound to its challenge, so that none fits another. */
export const secretHash = (challengeId: string, secret: string): string => sha256(`${challengeId} ${secret}`);

/** Compares two hashes in a time that does not tell where they differ. */
export const sameHash = (a: string, b: string): boolean => {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
};
