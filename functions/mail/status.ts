import type { Mail } from './model.ts';

/** What can be said about a mail. Accepted by SES is `sent`; only its receiver's server makes it `delivered`. */
export const MAIL_STATUSES = [
  'waiting',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'not-owed',
] as const;
export type MailStatus = (typeof MAIL_STATUSES)[number];

type MailEvent = Mail['events'][number];

/** SES's bounce type stands first in the detail: `Permanent/General`. */
const isPermanent = ({ detail }: MailEvent): boolean => detail?.startsWith('Permanent') ?? false;

const STATE_STATUS: Readonly<Record<Mail['state'], MailStatus>> = {
  waiting: 'waiting',
  sending: 'sending',
  accepted: 'sent',
  'not-owed': 'not-owed',
  failed: 'failed',
};

/**
 * The status by the set of events, so in any order and with doubles the same: a complaint outweighs all, then a
 * permanent bounce, then what SES rejected, then delivery. A passing bounce counts only where nothing was delivered:
 * automatic answers come as such.
 */
export const statusOf = ({ state, events }: Pick<Mail, 'state' | 'events'>): MailStatus => {
  const has = (wanted: MailEvent['event']): boolean => events.some(({ event }) => event === wanted);
  if (has('complaint')) return 'complained';
  if (events.some((event) => event.event === 'bounce' && isPermanent(event))) return 'bounced';
  if (has('reject')) return 'failed';
  if (has('delivery')) return 'delivered';
  if (has('bounce')) return 'bounced';
  return has('send') || has('delay') ? 'sent' : STATE_STATUS[state];
};
