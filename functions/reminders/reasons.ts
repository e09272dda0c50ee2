import { MAIL_REASONS } from '../mail/owed.ts';
import { label, type Translator } from '../platform/i18n/translate.ts';

/** Why a step's mail is not owed. */
const NOT_OWED = [
  'answered',
  'withdrawn',
  'on-hold',
  'returned',
  'grace-over',
  'touched',
  'held',
  'hold-changed',
  'no-longer-draft',
  'signing-closed',
  'no-longer-awaiting',
  'other-version',
  'reviewed',
  'taken-back',
  'later-step',
  'erased',
  'nobody-to-write-to',
  'not-on-ladder',
  'already-closed',
  'no-further-cycle',
] as const;
export type WhyNotOwed = (typeof NOT_OWED)[number];

/** What was owed, and how a mail fared. */
const HAPPENED = [
  'mail',
  'open-report',
  'mark-overdue',
  'end-grace',
  'schedule-next',
  'lapse-signature',
  'lapse-report-signature',
  'delivered',
  'bounced',
  'backup-reached',
  'backup-bounced',
  'not-sent',
  'no-answer',
] as const;

/** Every word that a step's `why` may hold; each has its sentence in `messages/<language>/office.json`. */
export const REASONS = [...NOT_OWED, ...HAPPENED, ...MAIL_REASONS] as const;
export type Reason = (typeof REASONS)[number];

const isReason = (why: string): why is Reason => REASONS.some((reason) => reason === why);

/** A step's reason as a sentence; the name of an error, which an execution records, is told as such. */
export const reasonWords = (t: Translator, why: string): string =>
  isReason(why) ? label(t, `office.reason.${why}`) : t('office.reasonError', { error: why });
