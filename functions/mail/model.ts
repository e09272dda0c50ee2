import * as z from 'zod/mini';
import { personIndexKey } from '../access/address.ts';
import { derivedId } from '../platform/ids.ts';
import { defineEntity } from '../platform/store/entity.ts';

const instant = z.iso.datetime();

/** Every kind of mail; its words stand in messages/<language>/mail.json, its rules in `kinds.ts`. */
export const MAIL_KINDS = [
  'code',
  'draft-waiting',
  'draft-to-be-removed',
  'draft-deleted',
  'entry-to-confirm',
  'signature-request',
  'signature-waiting',
  'signature-lapsed',
  'sent-back',
  'approval-void',
  'taken-back',
  'receipt',
  'signed-receipt',
  'review-waiting',
  'published',
  'amended',
  'returned',
  'declined',
  'withheld',
  'restored',
  'withdrawn',
  'merged',
  'unmerged',
  'name-corrected',
  'report-dates',
  'report-open',
  'report-reminder',
  'report-due',
  'report-overdue',
  'report-signature-request',
  'report-signature-waiting',
  'report-signature-lapsed',
  'report-sent-back',
  'report-receipt',
  'report-published',
  'report-returned',
  'report-returned-waiting',
  'report-not-received',
  'report-held',
  'report-hold-lifted',
  'report-hold-ended',
  'invitation',
  'contact-offered',
  'contact-now',
  'contact-no-longer',
  'parent-asked',
  'parent-answered',
  'claim-decided',
] as const;
export type MailKind = (typeof MAIL_KINDS)[number];

/** To whom: a person by id, the AI Office's own address, or the address that a challenge is about. */
const Recipient = z.discriminatedUnion('to', [
  z.strictObject({ to: z.literal('person'), personId: z.string() }),
  z.strictObject({ to: z.literal('office') }),
  z.strictObject({ to: z.literal('challenge'), challengeId: z.string() }),
]);
export type Recipient = z.infer<typeof Recipient>;

/** What SES told about a mail. The status is worked out from the set, in any order. */
export const MAIL_EVENTS = ['send', 'delivery', 'bounce', 'complaint', 'reject', 'delay'] as const;

const MailShape = z.object({
  rev: z.int(),
  mailId: z.string(),
  kind: z.enum(MAIL_KINDS),
  recipient: Recipient,
  organisationId: z.optional(z.string()),
  /** What it is for, together with kind and recipient: a history revision, a ladder step's sort key, a challenge. */
  occasion: z.string(),
  /** Version of the pledge, or cycle of the report, that it speaks of. */
  version: z.optional(z.int()),
  cycle: z.optional(z.string()),
  createdAt: instant,
  /**
   * waiting: to be sent · sending: claimed, SES's answer not stored yet (or never: then `why` is no-answer and no next
   * attempt is set) · accepted: SES took it · not-owed: re-checked and no longer owed · failed: refused for good.
   */
  state: z.enum(['waiting', 'sending', 'accepted', 'not-owed', 'failed']),
  why: z.optional(z.string()),
  attempts: z.int(),
  /** When to look at it again; absent once nothing is left to do. */
  nextAttempt: z.optional(instant),
  /** The moment of sending: the consistent read that found it still owed. */
  sentAt: z.optional(instant),
  sesMessageId: z.optional(z.string()),
  possibleDuplicate: z.boolean(),
  events: z.array(
    z.strictObject({ event: z.enum(MAIL_EVENTS), at: instant, detail: z.optional(z.string()) }),
  ),
});
export type Mail = z.infer<typeof MailShape>;

/** So long it is kept whether a mail arrived: the 24 months of functions/register/retention.json, at their longest. */
const STATUS_DAYS = 732;

/** One mail that leaves the house, in the table `sent`. It holds no address and no text: both are looked up when sent. */
export const mailEntity = defineEntity({
  type: 'mail',
  shape: 2,
  // 1: had fewer kinds.
  formerShapes: [1],
  schema: MailShape,
  key: (mailId: string) => ({ pk: `MAIL#${mailId}`, sk: 'MAIL' }),
  keyOf: (mail) => ({ pk: `MAIL#${mail.mailId}`, sk: 'MAIL' }),
  indexes: (mail) => ({
    dueAt: mail.nextAttempt,
    ttl: Math.ceil(Date.parse(mail.createdAt) / 1000) + STATUS_DAYS * 86_400,
    ...(mail.recipient.to === 'person' ? { contactPk: personIndexKey(mail.recipient.personId) } : {}),
  }),
});

export interface MailOrder {
  readonly kind: MailKind;
  readonly recipient: Recipient;
  readonly occasion: string;
  readonly organisationId?: string;
  readonly version?: number;
  readonly cycle?: string;
}

const recipientId = (recipient: Recipient): string =>
  recipient.to === 'person'
    ? recipient.personId
    : recipient.to === 'challenge'
      ? recipient.challengeId
      : 'office';

/** A mail's id is a hash of what it is for, so the same mail can never exist twice; letters and digits, fit for SES tags. */
export const mailIdOf = (order: MailOrder): string =>
  derivedId('mail', order.kind, order.organisationId ?? '', order.occasion, recipientId(order.recipient));
