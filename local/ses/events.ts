import { randomUUID } from 'node:crypto';
import type { AcceptedMail, Fate, SesEventType } from './model.ts';

const SOURCE_IP = '127.0.0.1';

const recipientsOf = (mail: AcceptedMail, ...fates: readonly Fate[]): readonly string[] =>
  mail.fates.filter(({ fate }) => fates.includes(fate)).map(({ address }) => address);

/** Which events SES sends about a mail, in order: a suppressed address counts as sent and bounces. */
export const eventTypesOf = (mail: AcceptedMail): readonly SesEventType[] => [
  'Send',
  ...(recipientsOf(mail, 'delivered', 'complained').length > 0 ? (['Delivery'] as const) : []),
  ...(recipientsOf(mail, 'bounced', 'suppressed').length > 0 ? (['Bounce'] as const) : []),
  ...(recipientsOf(mail, 'complained').length > 0 ? (['Complaint'] as const) : []),
];

const bounceOf = (mail: AcceptedMail, timestamp: string) => {
  const suppressed = recipientsOf(mail, 'suppressed');
  return {
    feedbackId: randomUUID(),
    bounceType: 'Permanent',
    bounceSubType: suppressed.length > 0 ? 'Suppressed' : 'General',
    bouncedRecipients: recipientsOf(mail, 'bounced', 'suppressed').map((emailAddress) => ({
      emailAddress,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: suppressed.includes(emailAddress)
        ? 'Amazon SES has suppressed sending to this address because it has a recent history of bouncing as an invalid address.'
        : 'smtp; 550 5.1.1 user unknown',
    })),
    timestamp,
    reportingMTA: 'dns; local.invalid',
  };
};

const DETAILS: Readonly<Record<SesEventType, (mail: AcceptedMail, timestamp: string) => object>> = {
  Send: () => ({ send: {} }),
  Delivery: (mail, timestamp) => ({
    delivery: {
      timestamp,
      processingTimeMillis: 1,
      recipients: recipientsOf(mail, 'delivered', 'complained'),
      smtpResponse: '250 2.0.0 Ok',
      reportingMTA: 'local.invalid',
    },
  }),
  Bounce: (mail, timestamp) => ({ bounce: bounceOf(mail, timestamp) }),
  Complaint: (mail, timestamp) => ({
    complaint: {
      feedbackId: randomUUID(),
      complaintSubType: null,
      complainedRecipients: recipientsOf(mail, 'complained').map((emailAddress) => ({ emailAddress })),
      timestamp,
      userAgent: 'local',
      complaintFeedbackType: 'abuse',
      arrivalDate: timestamp,
    },
  }),
};

/** One event as SES publishes it: https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html */
export const sesEvent = (mail: AcceptedMail, type: SesEventType, at: number) => ({
  eventType: type,
  mail: {
    timestamp: new Date(mail.at).toISOString(),
    source: mail.source,
    sourceIp: SOURCE_IP,
    messageId: mail.id,
    destination: mail.destinations,
    headersTruncated: false,
    headers: [{ name: 'Subject', value: mail.subject }],
    commonHeaders: { from: [mail.source], to: mail.destinations, messageId: mail.id, subject: mail.subject },
    tags: {
      'ses:operation': ['SendRawEmail'],
      ...(mail.configurationSet === undefined ? {} : { 'ses:configuration-set': [mail.configurationSet] }),
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
    },
  },
  ...DETAILS[type](mail, new Date(at).toISOString()),
});
