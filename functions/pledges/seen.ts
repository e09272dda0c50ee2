import { type Result, refused } from '../platform/result.ts';
import type { Instant } from '../platform/time.ts';
import type { Refusal } from './decide.ts';

/** What staff decide on: a text, and since when it stands where it stands. */
export interface Standing {
  readonly sha256?: string | undefined;
  readonly since: Instant;
}

/** Names what a page showed, so that nothing else is decided on: the fingerprint of the text, and since when it stood so. */
export const sightOf = ({ sha256 = '', since }: Standing): string => `${sha256}.${Date.parse(since)}`;

/** The fingerprint of what was seen; empty where there was no text. */
export const sha256Seen = (seen: string): string => seen.split('.')[0] ?? '';

/**
 * What may be decided on, if it is what was seen. `seen` is absent where nobody looks at pages (the seed, a simulation);
 * a form without it saw nothing, and says so with an empty one.
 */
export const asSeen = <T extends Standing>(
  found: Result<T, Refusal>,
  seen: string | undefined,
): Result<T, Refusal> =>
  found.ok && seen !== undefined && seen !== sightOf(found.value) ? refused({ why: 'seen-another' }) : found;
