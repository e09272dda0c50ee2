import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { type ChallengeRequest, type CodeRefusal, openChallenge, WRONG_TRIES } from './challenge.ts';
import { canBeCode, sameHash, secretHash, typedCode } from './code.ts';
import { ensurePerson } from './ensure-person.ts';
import { rememberBrowser } from './known-browser.ts';
import { type Challenge, challengeEntity, personEntity } from './model.ts';
import { closeSession, openSession } from './session.ts';

export interface Confirmed {
  /** The secret for the session cookie. */
  readonly session: string;
  readonly personId: string;
  /** Path to go on to. */
  readonly next: string;
}

interface Confirmation extends ChallengeRequest {
  /** The session the browser had until now: it ends (OWASP ASVS 7.2.4). */
  readonly formerSession?: string | undefined;
}

type Kept = Challenge['codes'][number];

const judge = (challenge: Challenge, hit: Kept | undefined, now: string): CodeRefusal | undefined => {
  if (challenge.wrongTries >= WRONG_TRIES) return { why: 'too-many-tries' };
  if (hit === undefined) return { why: 'wrong', triesLeft: WRONG_TRIES - challenge.wrongTries - 1 };
  return hit.expiresAt <= now ? { why: 'expired' } : undefined;
};

const signIn = async (
  ports: Ports,
  challenge: Challenge,
  { browser, formerSession: former }: Confirmation,
): Promise<Confirmed> => {
  const person = await ensurePerson(ports, challenge);
  const { personId } = person;
  // Whoever was invited is written to in the inviter's language until then; who has chosen one, in that. Who loses a race
  // here keeps what won.
  if (person.languageAt === undefined && person.language !== challenge.language)
    await save(ports.pact, personEntity, { ...person, language: challenge.language });
  await closeSession(ports, former);
  await rememberBrowser(ports, { browser, email: challenge.email }, personId);
  return {
    session: await openSession(ports, { kind: 'person', personId }),
    personId,
    next: challenge.next,
  };
};

/** Judges and writes under the revision read: of two answers at once one counts first, and the other is judged anew. */
const confirm = async (
  ports: Ports,
  confirmation: Confirmation,
  { matches, counted }: { readonly matches: (kept: Kept) => boolean; readonly counted: boolean },
): Promise<Result<Confirmed, CodeRefusal>> => {
  for (;;) {
    const open = await openChallenge(ports, confirmation);
    if (!open.ok) return open;
    const challenge = open.value;
    const now = toInstant(ports.clock.now());
    const refusal = judge(challenge, challenge.codes.findLast(matches), now);
    if (refusal !== undefined && !(counted && refusal.why === 'wrong')) return refused(refusal);
    const next =
      refusal === undefined
        ? { ...challenge, usedAt: now }
        : { ...challenge, wrongTries: challenge.wrongTries + 1 };
    if ((await save(ports.pact, challengeEntity, next)) === 'refused') continue;
    if (refusal === undefined) return done(await signIn(ports, challenge, confirmation));
    return refused(refusal.why === 'wrong' && refusal.triesLeft === 0 ? { why: 'too-many-tries' } : refusal);
  }
};

/** What can be no code tells nobody anything, and takes no try; after too many tries it is not looked at either. */
const notTried = async (
  ports: Ports,
  confirmation: Confirmation,
): Promise<Result<Confirmed, CodeRefusal>> => {
  const open = await openChallenge(ports, confirmation);
  if (!open.ok) return open;
  return refused({ why: open.value.wrongTries >= WRONG_TRIES ? 'too-many-tries' : 'not-a-code' });
};

/** Confirms an address by the code typed in the browser that asked for it; every wrong one counts. */
export const confirmCode = async (
  ports: Ports,
  { code, ...confirmation }: Confirmation & { readonly code: string },
): Promise<Result<Confirmed, CodeRefusal>> => {
  if (!canBeCode(code)) return notTried(ports, confirmation);
  const hash = secretHash(confirmation.challengeId, typedCode(code));
  return confirm(ports, confirmation, { matches: (kept) => sameHash(kept.codeHash, hash), counted: true });
};

/** Confirms an address by the token of the mail's link. A token not among the last ones sent counts as expired. */
export const confirmLink = async (
  ports: Ports,
  { token, ...confirmation }: Confirmation & { readonly token: string },
): Promise<Result<Confirmed, CodeRefusal>> => {
  const hash = secretHash(confirmation.challengeId, token);
  const matches = (kept: Kept): boolean => sameHash(kept.linkHash, hash);
  const confirmed = await confirm(ports, confirmation, { matches, counted: false });
  return !confirmed.ok && confirmed.refusal.why === 'wrong' ? refused({ why: 'expired' }) : confirmed;
};
