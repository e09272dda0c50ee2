import { toInstant } from '../platform/instant.ts';
import { once } from '../platform/once.ts';
import { changedItem } from '../platform/stream-record.ts';
import { isDue } from './attempt.ts';
import type { MailSettings } from './compose.ts';
import type { MailPorts } from './send-mail.ts';

const model = once(() => import('./model.ts'));
const sending = once(() => import('./send-mail.ts'));

/** Sends the mail that a record of the stream of `sent` tells of, if it is due; our own writes end here. */
export const reactToMail =
  (ports: MailPorts, settings: MailSettings) =>
  async (record: unknown): Promise<void> => {
    const item = changedItem(record);
    if (item?.mailId === undefined) return;
    const { state, nextAttempt } = item;
    if (state !== 'waiting') return;
    if (!isDue({ state, nextAttempt }, toInstant(ports.clock.now()))) return;
    const { mailEntity } = await model();
    if (item.type !== mailEntity.type) return;
    const { sendMail } = await sending();
    await sendMail(ports, { mailId: item.mailId, settings });
  };
