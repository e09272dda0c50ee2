import { type Instant, toInstant, toMs } from '../platform/instant.ts';
import type { Mail, MailKind } from './model.ts';
import type { SendAnswer } from './ses-port.ts';

/** After so many tries (GOV.UK Notify's number) a mail is given up and staff are told. */
export const MOST_ATTEMPTS = 48;

const MINUTE = 60_000;
/** Longer than any function runs: a claim whose sending never began is free again. */
const CLAIM_MINUTES = 5;
/** How long SES's Send event is waited for after a sending that got no answer. */
const UNKNOWN_MINUTES = 60;
/** A mail that the stage holds back is asked about again with each round, and that is no try. */
const HELD_MINUTES = 60;
/** By the number of tries so far; the last goes on. */
const LATER_MINUTES = [1, 5, 15, 30, 60] as const;

/** What somebody waits for at the screen is tried again within minutes; the hourly round would come too late. */
const HURRIED: ReadonlySet<MailKind> = new Set(['code']);
const HURRIED_TRIES = 10;

const after = (now: Instant, minutes: number): Instant => toInstant(toMs(now) + minutes * MINUTE);
const laterMinutes = ({ kind, attempts }: Mail): number =>
  HURRIED.has(kind) && attempts < HURRIED_TRIES ? 0 : (LATER_MINUTES[Math.max(0, attempts - 1)] ?? 60);

/** Whether there is something to do about a mail now. */
export const isDue = (mail: Pick<Mail, 'state' | 'nextAttempt'>, now: Instant): boolean =>
  (mail.state === 'waiting' || mail.state === 'sending') &&
  mail.nextAttempt !== undefined &&
  mail.nextAttempt <= now;

/** Whether the stream itself brings the mail back at once, so that a pause gives SES time to breathe. */
export const isHurriedAgain = ({ kind, attempts }: Mail): boolean => HURRIED.has(kind) && attempts > 0;

/**
 * Claims a mail. One that waits again an hour later, with its moment of sending on record and no event of SES
 * since, may have gone out: sent again, it may be a duplicate.
 */
export const claimed = (mail: Mail, now: Instant): Mail => ({
  ...mail,
  state: 'sending',
  attempts: mail.attempts + 1,
  nextAttempt: after(now, CLAIM_MINUTES),
  possibleDuplicate: mail.possibleDuplicate || mail.sentAt !== undefined,
  sentAt: undefined,
});

/** The moment of sending: from here on a crash leaves it open whether the mail went out. */
export const sendingBegins = (mail: Mail, now: Instant): Mail => ({
  ...mail,
  sentAt: now,
  nextAttempt: after(now, UNKNOWN_MINUTES),
});

/**
 * Two sendings without an answer and without an event: whether either arrived, only SES's events can still tell. A third
 * would be one duplicate more, every hour, for as long as the events do not come through.
 */
export const nobodyCanTell = (mail: Mail): boolean => mail.possibleDuplicate && mail.sentAt !== undefined;

/**
 * A mail whose sender has not been heard of in time waits again. What is known of its last sending stays: by that the next
 * one knows that it may be a duplicate.
 */
export const waitsAgain = (mail: Mail): Mail =>
  mail.state === 'sending' ? { ...mail, state: 'waiting' } : mail;

/** Left as it is for an event that may still come; nothing is sent any more. */
export const leftOpen = (mail: Mail): Mail => ({
  ...mail,
  state: 'sending',
  why: 'no-answer',
  nextAttempt: undefined,
});

export const closed = (mail: Mail, state: 'not-owed' | 'failed', why: string): Mail => ({
  ...mail,
  state,
  why,
  nextAttempt: undefined,
});

/** The mail after SES's answer; undefined where an event that was faster has said more already. */
export const answered = (mail: Mail, answer: SendAnswer, now: Instant): Mail | undefined => {
  if (answer.answer === 'accepted')
    return { ...mail, state: 'accepted', sesMessageId: answer.messageId, nextAttempt: undefined };
  if (mail.state !== 'sending') return undefined;
  switch (answer.answer) {
    case 'refused':
      return closed({ ...mail, sentAt: undefined }, 'failed', answer.why);
    case 'not-now': {
      const nextAttempt = after(now, laterMinutes(mail));
      return { ...mail, state: 'waiting', why: answer.why, sentAt: undefined, nextAttempt };
    }
    case 'held':
      return {
        ...mail,
        state: 'waiting',
        why: 'mail-held',
        attempts: mail.attempts - 1,
        sentAt: undefined,
        nextAttempt: after(now, HELD_MINUTES),
      };
    case 'unknown':
      return { ...mail, why: answer.why };
  }
};
