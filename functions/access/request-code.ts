import { orderMail } from '../mail/order-mail.ts';
import type { Language } from '../platform/i18n/languages.ts';
import { sha256 } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, load } from '../platform/store/entity.ts';
import { toInstant, toMs } from '../platform/time.ts';
import { type ChallengeRequest, type CodeRefusal, openChallenge } from './challenge.ts';
import { countCode, minutesUntil } from './code-limit.ts';
import { emailFault, readableEmail } from './email.ts';
import { type BrowserOf, isKnownBrowser } from './known-browser.ts';
import { addressHash, type Challenge, challengeEntity } from './model.ts';

const HOUR_MS = 3_600_000;
/** A request for a code can be answered, with ever new codes, for a day. */
const CHALLENGE_MS = 24 * HOUR_MS;

export type RequestRefusal =
  | { readonly why: 'not-an-address' | 'letters' }
  /** Too many codes within the hour, for the browser or for the address; the next may be asked for after so many minutes. */
  | { readonly why: 'too-many'; readonly by: 'browser' | 'address'; readonly minutes: number };

export interface CodeRequest {
  readonly email: string;
  /** The secret of the browser in which the code will be typed. */
  readonly browser: string;
  readonly language: Language;
  /** Path to go on to afterwards. */
  readonly next: string;
}

interface Limit {
  readonly by: 'browser' | 'address';
  readonly subject: string;
  readonly most?: number;
}

/** Counts under every limit, or, where one of them is reached, under none. */
const countAll = async (
  ports: Ports,
  limits: readonly Limit[],
): Promise<Extract<RequestRefusal, { why: 'too-many' }> | undefined> => {
  for (const ask of [minutesUntil, countCode])
    for (const { by, subject, most } of limits) {
      const minutes = await ask(ports, subject, most);
      if (minutes > 0) return { why: 'too-many', by, minutes };
    }
  return undefined;
};

/** Within an hour of its beginning a challenge has so many more codes that the address's limit does not count. */
const MORE_CODES = 2;

/**
 * What one more code counts under (decision 12). Always under the browser. Under the address too, unless it has been
 * confirmed in this very browser: strangers use up what strangers may have, never the owner's.
 */
const limitsFor = async (ports: Ports, { browser, email }: BrowserOf): Promise<readonly Limit[]> => {
  const known = await isKnownBrowser(ports, { browser, email });
  const own: Limit = { by: 'browser', subject: `browser ${browser}` };
  return known ? [own] : [own, { by: 'address', subject: `address ${addressHash(email)}` }];
};

/** The same for one code more of a challenge that was begun: the first of them are its own. */
const limitsForMore = async (
  ports: Ports,
  challenge: Challenge,
  browser: string,
): Promise<readonly Limit[]> => {
  const [own, ...byAddress] = await limitsFor(ports, { browser, email: challenge.email });
  const more: Limit = { by: 'address', subject: `more ${challenge.challengeId}`, most: MORE_CODES };
  const begun = toMs(challenge.createdAt) > ports.clock.now() - HOUR_MS;
  const free = begun && (await minutesUntil(ports, more.subject, more.most)) === 0;
  return [...(own === undefined ? [] : [own]), ...(free && byAddress.length > 0 ? [more] : byAddress)];
};

const orderCode = (ports: Ports, challengeId: string, occasion: string): Promise<string> =>
  orderMail(ports, { kind: 'code', recipient: { to: 'challenge', challengeId }, occasion });

/**
 * Has a code sent to an address. Does the same whether the address is known or not: nothing is looked up about it, only
 * whether this browser has confirmed it (OWASP ASVS 6.3.8). Answers the challenge that the code will answer.
 */
export const requestCode = async (
  ports: Ports,
  { email, browser, language, next }: CodeRequest,
): Promise<Result<{ readonly challengeId: string }, RequestRefusal>> => {
  const address = readableEmail(email);
  const fault = emailFault(address);
  if (fault !== undefined) return refused({ why: fault });
  const tooMany = await countAll(ports, await limitsFor(ports, { browser, email: address }));
  if (tooMany !== undefined) return refused(tooMany);
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
  const tooMany = await countAll(ports, await limitsForMore(ports, open.value, browser));
  if (tooMany !== undefined) return refused(tooMany);
  await orderCode(ports, challengeId, `${challengeId} ${ports.ids.id()}`);
  return done({ challengeId });
};
