import * as z from 'zod/mini';
import { namedError } from '../platform/named-error.ts';
import { toInstant } from '../platform/time.ts';
import type { MAIL_EVENTS, Mail } from './model.ts';

const at = z.iso.datetime({ offset: true });

/** An event that SES publishes (Amazon SES developer guide, "Contents of event data"); only what is used. */
const SesEvent = z.object({
  eventType: z.string(),
  mail: z.object({
    timestamp: at,
    tags: z.optional(z.record(z.string(), z.array(z.string()))),
  }),
  delivery: z.optional(z.object({ timestamp: z.optional(at) })),
  bounce: z.optional(
    z.object({ timestamp: z.optional(at), bounceType: z.string(), bounceSubType: z.optional(z.string()) }),
  ),
  complaint: z.optional(
    z.object({ timestamp: z.optional(at), complaintFeedbackType: z.nullish(z.string()) }),
  ),
  reject: z.optional(z.object({ reason: z.optional(z.string()) })),
  deliveryDelay: z.optional(z.object({ timestamp: z.optional(at), delayType: z.optional(z.string()) })),
});
type SesEvent = z.infer<typeof SesEvent>;

/** SES's names of events; others (opens, clicks) say nothing about delivery. */
const NAMES: Readonly<Record<string, (typeof MAIL_EVENTS)[number]>> = {
  Send: 'send',
  Delivery: 'delivery',
  Bounce: 'bounce',
  Complaint: 'complaint',
  Reject: 'reject',
  DeliveryDelay: 'delay',
};

const detailOf = ({ bounce, complaint, reject, deliveryDelay }: SesEvent): string | undefined => {
  if (bounce !== undefined)
    return [bounce.bounceType, bounce.bounceSubType].filter((part) => part !== undefined).join('/');
  return complaint?.complaintFeedbackType ?? reject?.reason ?? deliveryDelay?.delayType ?? undefined;
};

const timeOf = ({ delivery, bounce, complaint, deliveryDelay, mail }: SesEvent): string =>
  delivery?.timestamp ??
  bounce?.timestamp ??
  complaint?.timestamp ??
  deliveryDelay?.timestamp ??
  mail.timestamp;

export interface MailNews {
  readonly mailId: string;
  readonly event: Mail['events'][number];
}

/** What SES says, in plain text, to a topic that it is told to publish to for the first time. */
const GREETING = 'Successfully validated SNS topic';

const jsonOf = (message: string): unknown => {
  try {
    return JSON.parse(message);
  } catch {
    throw namedError('UnreadableEvent', 'It is no JSON');
  }
};

/** Throws naming the parts that are not as SES describes them, never what stands there: it may be an address. */
const eventOf = (message: string): SesEvent => {
  const parsed = SesEvent.safeParse(jsonOf(message));
  if (parsed.success) return parsed.data;
  const faults = parsed.error.issues.map(({ path, code }) => `${path.join('.')}: ${code}`);
  throw namedError('UnreadableEvent', faults.join('; '));
};

/**
 * What SES tells in the text of an SNS message; undefined where it is about no mail of ours, or says nothing about
 * delivery. Throws where the text is no event at all.
 */
export const readSesEvent = (message: string): MailNews | undefined => {
  if (message.startsWith(GREETING)) return undefined;
  const told = eventOf(message);
  const mailId = told.mail.tags?.['mail-id']?.[0];
  const event = NAMES[told.eventType];
  if (mailId === undefined || event === undefined) return undefined;
  const detail = detailOf(told);
  const moment = toInstant(Date.parse(timeOf(told)));
  return { mailId, event: { event, at: moment, ...(detail === undefined ? {} : { detail }) } };
};
