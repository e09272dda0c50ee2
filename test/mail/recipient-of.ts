import type { MailKind, Recipient } from '../../functions/mail/model.ts';

/** To whom a sample of each kind goes. */
export const recipientOf = (kind: MailKind): Recipient => {
  if (kind === 'code') return { to: 'challenge', challengeId: 'challenge1' };
  return kind === 'review-waiting' ? { to: 'office' } : { to: 'person', personId: 'person1' };
};
