import { SESClient, type SESClientConfig, SendRawEmailCommand } from '@aws-sdk/client-ses';
import { onTheWire } from '../access/address.ts';
import { answerToFailure } from './ses-answer.ts';
import type { SesPort } from './ses-port.ts';

export interface SesSettings {
  readonly from: string;
  readonly configurationSet: string;
}

/** Ten mails that hang for so long end before the function that sends them does. */
const PATIENCE_MS = 8_000;

/**
 * The SDK's own retries would send a mail up to three times when answers get lost, so there are none. Without a limit of
 * time one connection that hangs would hold up all mails behind it.
 */
export const sesClient = (config: SESClientConfig = {}, patienceMs = PATIENCE_MS): SESClient =>
  new SESClient({
    ...config,
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 2_000, requestTimeout: patienceMs, throwOnRequestTimeout: true },
  });

/** The mail port over SES. */
export const sesPort = ({ from, configurationSet }: SesSettings, client = sesClient()): SesPort => ({
  async send({ raw, to, mailId }) {
    try {
      const { MessageId: messageId } = await client.send(
        new SendRawEmailCommand({
          Source: from,
          Destinations: [onTheWire(to)],
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
