import { orderMail } from '../mail/order-mail.ts';
import type { Language } from '../platform/i18n/languages.ts';
import { sha256 } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, load } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { type ChallengeRequest, type CodeRefusal, openChallenge } from './challenge.ts';
import { countCode } from './code-limit.ts';
import { isEmailAddress } from './email.ts';
import { addressHash, challengeEntity } from './model.ts';

/** A request for a code can be answered, with ever new codes, for a day. */
const CHALLENGE_MS = 24 * 3_600_000;

export type RequestRefusal =
  | { readonly why: 'not-an-address' }
  /** Too many codes within the hour; the next may be asked for after so many minutes. */
  | { readonly why: 'too-many'; readonly minutes: number };

export interface CodeRequest {
  readonly email: string;
  /** The secret of the browser in which the code will be typed. */
  readonly browser: string;
  readonly language: Language;
  /** Path to go on to afterwards. */
  readonly next: string;
}

const countBoth = async (ports: Ports, email: string, browser: string): Promise<number> => {
  const byAddress = await countCode(ports, `address ${addressHash(email)}`);
  return byAddress > 0 ? byAddress : countCode(ports, `browser ${browser}`);
};

const orderCode = (ports: Ports, challengeId: string, occasion: string): Promise<string> =>
  orderMail(ports, { kind: 'code', recipient: { to: 'challenge', challengeId }, occasion });

/**
 * Has a code sent to an address. Does the same whether the address is known or not: nothing is looked up about it
 * (OWASP ASVS 6.3.8). Answers the challenge that the code will answer.
 */
export const requestCode = async (
  ports: Ports,
  { email, browser, language, next }: CodeRequest,
): Promise<Result<{ readonly challengeId: string }, RequestRefusal>> => {
  const address = email.trim();
  if (!isEmailAddress(address)) return refused({ why: 'not-an-address' });
  const minutes = await countBoth(ports, address, browser);
  if (minutes > 0) return refused({ why: 'too-many', minutes });
  const challengeId = ports.ids.id();
  const now = ports.clock.now();
  await create(ports.pact, challengeEntity, {
    rev: 1,
    challengeId,
    email: address,
    language,
    browserHash: sha256(browser),
    next,
    createdAt: toInstant(now),
    codes: [],
    wrongTries: 0,
    expiresAt: toInstant(now + CHALLENGE_MS),
  });
  await orderCode(ports, challengeId, challengeId);
  return done({ challengeId });
};

/** Has another code sent for a challenge; a used or day-old one of the same browser is begun anew. */
export const requestAnotherCode = async (
  ports: Ports,
  { challengeId, browser }: ChallengeRequest,
): Promise<Result<{ readonly challengeId: string }, RequestRefusal | CodeRefusal>> => {
  const open = await openChallenge(ports, { challengeId, browser });
  if (!open.ok) {
    const used =
      open.refusal.why === 'used' ? await load(ports.pact, challengeEntity, challengeId) : undefined;
    return used === undefined ? open : requestCode(ports, { ...used, browser });
  }
  const minutes = await countBoth(ports, open.value.email, browser);
  if (minutes > 0) return refused({ why: 'too-many', minutes });
  await orderCode(ports, challengeId, `${challengeId} ${ports.ids.id()}`);
  return done({ challengeId });
};
