import { type Instant, toInstant, toMs } from '../platform/time.ts';
import type { Mail } from './model.ts';
import type { SendAnswer } from './ses-port.ts';

/** After so many tries (GOV.UK Notify's number) a mail is given up and staff are told. */
export const MOST_ATTEMPTS = 48;

const MINUTE = 60_000;
/** How long SES's Send event is waited for after a sending that got no answer. */
const UNKNOWN_MINUTES = 60;
/** A mail that the stage holds back is asked about again with each round, and that is no try. */
const HELD_MINUTES = 60;
/** By the number of tries so far; the last goes on. */
const LATER_MINUTES = [1, 5, 15, 30, 60] as const;

const after = (now: Instant, minutes: number): Instant => toInstant(toMs(now) + minutes * MINUTE);
const laterMinutes = (attempts: number): number => LATER_MINUTES[Math.max(0, attempts - 1)] ?? 60;

/** Whether there is something to do about a mail now. */
export const isDue = (mail: Pick<Mail, 'state' | 'nextAttempt'>, now: Instant): boolean =>
  (mail.state === 'waiting' || mail.state === 'sending') &&
  mail.nextAttempt !== undefined &&
  mail.nextAttempt <= now;

/**
 * Claims a mail. One that was found `sending` an hour later, with its moment of sending on record and no event of SES
 * since, may have gone out: sent again, it may be a duplicate.
 */
export const claimed = (mail: Mail, now: Instant): Mail => ({
  ...mail,
  state: 'sending',
  attempts: mail.attempts + 1,
  nextAttempt: after(now, UNKNOWN_MINUTES),
  possibleDuplicate: mail.possibleDuplicate || mail.sentAt !== undefined,
  sentAt: undefined,
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
      const nextAttempt = after(now, laterMinutes(mail.attempts));
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
