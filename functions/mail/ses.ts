import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { answerToFailure } from './ses-answer.ts';
import type { SesPort } from './ses-port.ts';

export interface SesSettings {
  readonly from: string;
  readonly configurationSet: string;
}

/** The SDK's own retries would send a mail up to three times when answers get lost, so there are none. */
const sesClient = (): SESClient => new SESClient({ maxAttempts: 1 });

/** The mail port over SES. */
export const sesPort = ({ from, configurationSet }: SesSettings, client = sesClient()): SesPort => ({
  async send({ raw, to, mailId }) {
    try {
      const { MessageId: messageId } = await client.send(
        new SendRawEmailCommand({
          Source: from,
          Destinations: [to],
          RawMessage: { Data: raw },
          ConfigurationSetName: configurationSet,
          Tags: [{ Name: 'mail-id', Value: mailId }],
        }),
      );
      return messageId === undefined
        ? { answer: 'unknown', why: 'no-message-id' }
        : { answer: 'accepted', messageId };
    } catch (error) {
      return answerToFailure(error);
    }
  },
});
