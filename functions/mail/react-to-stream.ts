import { changedItem } from '../platform/stream-record.ts';
import { toInstant } from '../platform/time.ts';
import { isDue } from './attempt.ts';
import type { MailSettings } from './compose.ts';
import { mailEntity } from './model.ts';
import { type MailPorts, sendMail } from './send-mail.ts';

/** Sends the mail that a record of the stream of `sent` tells of, if it is due; our own writes end here. */
export const reactToMail =
  (ports: MailPorts, settings: MailSettings) =>
  async (record: unknown): Promise<void> => {
    const item = changedItem(record);
    if (item?.type !== mailEntity.type || item.mailId === undefined) return;
    const { state, nextAttempt } = item;
    if (state !== 'waiting' && state !== 'sending') return;
    if (!isDue({ state, nextAttempt }, toInstant(ports.clock.now()))) return;
    await sendMail(ports, { mailId: item.mailId, settings });
  };
