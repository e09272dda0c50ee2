import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { WRONG_TRIES } from './challenge.ts';
import { codeFrom, secretHash } from './code.ts';
import { challengeEntity } from './model.ts';

/** OWASP ASVS 6.5.5: a code sent out of band lives ten minutes at most. */
const CODE_MINUTES = 10;
/** A code that is late does not die by the one asked for after it. */
const LIVE_CODES = 3;

export interface IssuedCodes {
  /** To be typed; `shownCode` groups it for reading. */
  readonly code: string;
  /** For the link `/{language}/sign-in/link/{challenge}/{token}`. */
  readonly linkToken: string;
}

/**
 * Makes the codes of a challenge at the moment of sending, and keeps their hashes; those of an earlier try of the same
 * mail, which never left, are forgotten. Undefined when nobody waits for them any more: the challenge is used or a day
 * old.
 */
export const issueCodes = async (
  ports: Pick<Ports, 'pact' | 'clock' | 'ids'>,
  { challengeId, mailId }: { readonly challengeId: string; readonly mailId: string },
): Promise<IssuedCodes | undefined> => {
  for (;;) {
    const challenge = await load(ports.pact, challengeEntity, challengeId);
    const now = ports.clock.now();
    if (challenge?.usedAt !== undefined || challenge === undefined) return undefined;
    if (challenge.expiresAt <= toInstant(now)) return undefined;
    const issued = { code: codeFrom(ports.ids.secret()), linkToken: ports.ids.secret() };
    const kept = {
      mailId,
      codeHash: secretHash(challengeId, issued.code),
      linkHash: secretHash(challengeId, issued.linkToken),
      expiresAt: toInstant(now + CODE_MINUTES * 60_000),
    };
    // After too many tries only the new code counts, with tries of its own.
    const spent = challenge.wrongTries >= WRONG_TRIES;
    const others = spent ? [] : challenge.codes.filter((code) => code.mailId !== mailId);
    const codes = [...others, kept].slice(-LIVE_CODES);
    const next = { ...challenge, codes, wrongTries: spent ? 0 : challenge.wrongTries };
    if ((await save(ports.pact, challengeEntity, next)) === 'done') return issued;
  }
};
