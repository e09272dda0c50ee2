import { composeMail } from '../../functions/mail/compose.ts';
import { type Mail, mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { type SendOutcome, sendMail } from '../../functions/mail/send-mail.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { type FakeSes, fakeSes } from './fake-ses.ts';
import { settings } from './samples.ts';

export const HOUR = 3_600_000;
/** As SES tells that it has a mail. */
export const sendEvent = { event: 'send', at: '2026-11-22T09:00:01.000Z' } as const;

/** Nobody waits in a test. */
export const pause = async (): Promise<void> => undefined;

export interface Outgoing {
  readonly ports: TestPorts;
  readonly ses: FakeSes;
  readonly mailId: string;
  readonly organisationId: string;
  readonly personId: string;
  readonly send: (mailId?: string) => Promise<SendOutcome>;
  readonly mail: (mailId?: string) => Promise<Mail>;
}

/** A pledge that has just been published, and the mail that says so, waiting to go out. */
export const outgoing = async (): Promise<Outgoing> => {
  const ports = testPorts();
  const ses = fakeSes();
  const { organisationId, personId } = await publishedPledge(ports);
  const own = await orderMail(ports, {
    kind: 'published',
    recipient: { to: 'person', personId },
    occasion: 'rev-9',
    organisationId,
    cycle: '1',
  });
  return {
    ports,
    ses,
    mailId: own,
    organisationId,
    personId,
    send: (mailId = own) => sendMail({ ...ports, ses, compose: composeMail, pause }, { mailId, settings }),
    mail: async (mailId = own) => {
      const found = await load(ports.sent, mailEntity, mailId);
      if (found === undefined) throw new Error('there is a mail');
      return found;
    },
  };
};
