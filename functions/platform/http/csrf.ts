import { timingSafeEqual } from 'node:crypto';
import { sha256 } from '../ids.ts';

/** The token that every form carries: worked out from the browser's secret, which other sites can neither read nor set. */
export const csrfToken = (browserSecret: string): string => sha256(`csrf ${browserSecret}`);

export const csrfHolds = (browserSecret: string, token: string | null): boolean => {
  const expected = Buffer.from(csrfToken(browserSecret));
  const given = Buffer.from(token ?? '');
  return given.length === expected.length && timingSafeEqual(given, expected);
};
