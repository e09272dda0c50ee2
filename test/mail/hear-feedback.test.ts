import { beforeEach, describe, expect, it } from 'vitest';
import { hearFeedback } from '../../functions/mail/hear-feedback.ts';
import { type Mail, mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import type { Unrecorded } from '../../functions/mail/unrecorded.ts';
import { load } from '../../functions/platform/store/entity.ts';
import type { Table } from '../../functions/platform/store/table.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { keptLog } from '../support/sites.ts';

const KIM = 'kim@nordlys.example';

const bounce = (mailId: string, more: object = {}): string =>
  JSON.stringify({
    eventType: 'Bounce',
    mail: {
      timestamp: '2026-11-22T09:00:00.123Z',
      destination: [KIM],
      commonHeaders: { to: [KIM], subject: 'Kim Berg, your report' },
      tags: { 'mail-id': [mailId] },
    },
    bounce: {
      timestamp: '2026-11-22T09:00:04Z',
      bounceType: 'Permanent',
      bouncedRecipients: [{ emailAddress: KIM, diagnosticCode: `550 <${KIM}> unknown` }],
    },
    ...more,
  });
const heard = (...messages: readonly string[]) => ({
  Records: messages.map((Message) => ({ EventSource: 'aws:sns', Sns: { Message } })),
});

let ports: TestPorts;
let mailId: string;
let letters: Unrecorded[];
let log: ReturnType<typeof keptLog>;

/** A table that fails at its first `times` reads. */
const failing = (table: Table, times: number): Table => {
  let left = times;
  return {
    ...table,
    async get(key) {
      left -= 1;
      if (left >= 0) throw new Error('Throttled');
      return table.get(key);
    },
  };
};

const hearing = (sent: Table = ports.sent, keep = async (one: Unrecorded) => void letters.push(one)) =>
  hearFeedback({ ...ports, sent, unrecorded: { keep }, pause: async () => undefined, log });
const mail = async (): Promise<Mail | undefined> => load(ports.sent, mailEntity, mailId);

beforeEach(async () => {
  ports = testPorts();
  letters = [];
  log = keptLog();
  mailId = await orderMail(ports, {
    kind: 'published',
    recipient: { to: 'person', personId: 'p1' },
    occasion: 'rev-9',
    organisationId: 'o1',
  });
});

describe('what SES tells and cannot be recorded', () => {
  it('is tried again before it is given up', async () => {
    await hearing(failing(ports.sent, 2))(heard(bounce(mailId)));
    expect((await mail())?.events).toHaveLength(1);
    expect(letters).toEqual([]);
  });

  it('waits as a letter that holds ids and no word of the person', async () => {
    await hearing(failing(ports.sent, 99))(heard(bounce(mailId)));
    expect(letters).toEqual([
      { news: { mailId, event: { event: 'bounce', at: '2026-11-22T09:00:04.000Z', detail: 'Permanent' } } },
    ]);
    expect(JSON.stringify([letters, log.entries.map(({ facts }) => facts)])).not.toMatch(/@|Kim/);
  });

  it('is recorded once the letter is handed in again, however often', async () => {
    await hearing(failing(ports.sent, 99))(heard(bounce(mailId)));
    const [letter] = letters;
    await hearing()(letter);
    await hearing()(letter);
    expect((await mail())?.events).toMatchObject([{ event: 'bounce', detail: 'Permanent' }]);
  });

  it('stays a letter where it is handed in too early', async () => {
    await hearing(failing(ports.sent, 99))(heard(bounce(mailId)));
    await expect(hearing(failing(ports.sent, 99))(letters[0])).rejects.toThrow();
  });

  it('hinders nothing that is told beside it', async () => {
    await hearing()(heard('Kim Berg <kim@nordlys.example> bounced', bounce(mailId)));
    expect((await mail())?.events).toHaveLength(1);
    expect(letters).toEqual([{ unreadable: 'It is no JSON' }]);
  });

  it('says which parts were not as known, never what stood there', async () => {
    await hearing()(heard(bounce(mailId, { bounce: { bounceType: [KIM] } })));
    expect(letters).toEqual([{ unreadable: 'bounce.bounceType: invalid_type' }]);
    expect(JSON.stringify(log.entries)).not.toContain(KIM);
  });

  it('is thrown back to Lambda only where no letter can be kept either', async () => {
    const full = async () => {
      throw new Error('no queue');
    };
    await expect(hearing(failing(ports.sent, 99), full)(heard(bounce(mailId)))).rejects.toThrow('no queue');
  });
});
