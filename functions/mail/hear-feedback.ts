import * as z from 'zod/mini';
import type { Log } from '../platform/log.ts';
import { once } from '../platform/once.ts';
import type { Ports } from '../platform/ports.ts';
import { MAIL_EVENTS } from './model.ts';
import { type MailNews, readSesEvent } from './ses-event.ts';
import type { UnrecordedPort } from './unrecorded.ts';

export interface HearPorts extends Pick<Ports, 'pact' | 'sent' | 'clock'> {
  readonly unrecorded: UnrecordedPort;
  readonly pause: (ms: number) => Promise<void>;
  readonly log: Log;
}

/** Between one try to record and the next, ms: all of them fit into the function's time. */
const PAUSES = [1_000, 5_000] as const;

/** As SNS hands it over; or what was kept once and is handed in again. */
const Heard = z.union([
  z.object({ Records: z.array(z.object({ Sns: z.object({ Message: z.string() }) })) }),
  z.strictObject({
    news: z.strictObject({
      mailId: z.string(),
      event: z.strictObject({
        event: z.enum(MAIL_EVENTS),
        at: z.iso.datetime(),
        detail: z.optional(z.string()),
      }),
    }),
  }),
]);

/** Much of what SES tells is nothing to record. */
const recording = once(() => import('./record-event.ts'));
const recordEvent = async (ports: HearPorts, news: MailNews): Promise<void> =>
  (await recording()).recordEvent(ports, news);

const record = async (ports: HearPorts, news: MailNews): Promise<void> => {
  for (const ms of PAUSES) {
    try {
      return await recordEvent(ports, news);
    } catch {
      await ports.pause(ms);
    }
  }
  await recordEvent(ports, news);
};

const hear = async (ports: HearPorts, message: string): Promise<void> => {
  let news: MailNews | undefined;
  try {
    news = readSesEvent(message);
  } catch (cause) {
    const unreadable = cause instanceof Error ? cause.message : '';
    await ports.log.error({ message: 'feedbackUnreadable', facts: { unreadable } });
    return ports.unrecorded.keep({ unreadable });
  }
  if (news === undefined) return;
  try {
    await record(ports, news);
  } catch (cause) {
    await ports.log.error({ message: 'feedbackUnrecorded', facts: { mailId: news.mailId }, cause });
    await ports.unrecorded.keep({ news });
  }
};

/**
 * Records what SES tells. What cannot be recorded is kept by this function itself, without the addresses that SES's event
 * is full of: Lambda would keep the event as it is, out of reach of whoever has to be erased. Only where that fails as
 * well does it throw, and Lambda tries twice more and keeps nothing; of a reminder whose answer never came staff hear.
 */
export const hearFeedback =
  (ports: HearPorts) =>
  async (event: unknown): Promise<void> => {
    const heard = Heard.parse(event);
    if ('news' in heard) return recordEvent(ports, heard.news);
    for (const { Sns } of heard.Records) await hear(ports, Sns.Message);
  };
