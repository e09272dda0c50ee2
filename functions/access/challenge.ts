import { sha256 } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { sameHash } from './code.ts';
import { type Challenge, challengeEntity } from './model.ts';

/** Wrong codes taken before a new one is needed. */
export const WRONG_TRIES = 5;

/** Why a code or link does not open anything; each has its own words and its own way on. */
export type CodeRefusal =
  /** No such request for a code, or it is a day old. */
  | { readonly why: 'unknown' }
  | { readonly why: 'other-browser' }
  | { readonly why: 'used' }
  | { readonly why: 'expired' }
  | { readonly why: 'too-many-tries' }
  /** No code is of this form: nothing was tried. */
  | { readonly why: 'not-a-code' }
  | { readonly why: 'wrong'; readonly triesLeft: number };

export interface ChallengeRequest {
  readonly challengeId: string;
  /** The secret of the browser that asks. */
  readonly browser: string;
}

/** The challenge, for the browser in which it began and while it can still be answered. */
export const openChallenge = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { challengeId, browser }: ChallengeRequest,
): Promise<Result<Challenge, CodeRefusal>> => {
  const known = challengeId.length > 100 ? undefined : await load(ports.pact, challengeEntity, challengeId);
  if (known === undefined || known.expiresAt <= toInstant(ports.clock.now())) {
    return refused({ why: 'unknown' });
  }
  if (!sameHash(known.browserHash, sha256(browser))) return refused({ why: 'other-browser' });
  if (known.usedAt !== undefined) return refused({ why: 'used' });
  return done(known);
};
