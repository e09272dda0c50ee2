import { beforeEach, describe, expect, it } from 'vitest';
import { hearFeedback } from '../../functions/mail/hear-feedback.ts';
import { type Mail, mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { OPEN_TASKS } from '../../functions/office/task.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { keptLog } from '../support/sites.ts';

const told = (eventType: string, mailId: string | undefined, more: object = {}): string =>
  JSON.stringify({
    eventType,
    mail: {
      timestamp: '2026-11-22T09:00:00.123Z',
      messageId: 'm-1',
      destination: ['kim@nordlys.example'],
      tags: { 'ses:configuration-set': ['pact'], ...(mailId === undefined ? {} : { 'mail-id': [mailId] }) },
    },
    ...more,
  });

let ports: TestPorts;
let mailId: string;
const feedback = (...messages: readonly string[]) =>
  hearFeedback({ ...ports, log: keptLog(), pause: async () => undefined, unrecorded: { keep: nothingKept } })(
    {
      Records: messages.map((Message) => ({ Sns: { Message } })),
    },
  );
const nothingKept = async (): Promise<void> => {
  throw new Error('Everything can be recorded');
};
const mail = async (): Promise<Mail | undefined> => load(ports.sent, mailEntity, mailId);
const tasks = async () => (await ports.pact.index({ index: 'listing', key: OPEN_TASKS })).items;

beforeEach(async () => {
  ports = testPorts();
  mailId = await orderMail(ports, {
    kind: 'published',
    recipient: { to: 'person', personId: 'p1' },
    occasion: 'rev-9',
    organisationId: 'o1',
  });
});

describe('what SES tells', () => {
  it('is kept with the mail, with its own time', async () => {
    await feedback(told('Delivery', mailId, { delivery: { timestamp: '2026-11-22T09:00:04.5Z' } }));
    expect((await mail())?.events).toEqual([{ event: 'delivery', at: '2026-11-22T09:00:04.500Z' }]);
  });

  it('begins with a greeting in plain text, which says nothing about a mail', async () => {
    const before = await mail();
    await feedback('Successfully validated SNS topic for Amazon SES event publishing.');
    expect(await mail()).toEqual(before);
  });

  it('makes a mail that SES rejects afterwards a task for staff', async () => {
    await feedback(told('Reject', mailId, { reject: { reason: 'Bad content' } }));
    expect((await tasks()).map((task) => task['reason'])).toEqual(['delivery-unknown']);
  });

  it('leaves the same item when it is told three times', async () => {
    const bounce = told('Bounce', mailId, {
      bounce: { timestamp: '2026-11-22T09:00:04Z', bounceType: 'Permanent', bounceSubType: 'General' },
    });
    await feedback(bounce);
    const once = await mail();
    await feedback(bounce, bounce);
    expect(await mail()).toEqual(once);
    expect(await tasks()).toHaveLength(1);
  });

  it('makes a bounce and a complaint a task for staff', async () => {
    await feedback(
      told('Bounce', mailId, { bounce: { bounceType: 'Permanent', bounceSubType: 'NoEmail' } }),
      told('Complaint', mailId, { complaint: { complaintFeedbackType: 'abuse' } }),
    );
    expect((await tasks()).map((task) => task['reason']).sort()).toEqual(['bounced', 'complained']);
  });

  it('makes no task of a delivery', async () => {
    await feedback(told('Send', mailId, { send: {} }), told('Delivery', mailId, { delivery: {} }));
    expect(await tasks()).toEqual([]);
  });

  it('is no write where it only says what SES’s answer said', async () => {
    const before = await load(ports.sent, mailEntity, mailId);
    if (before === undefined) throw new Error('it was ordered');
    await save(ports.sent, mailEntity, { ...before, state: 'accepted' as const });
    await feedback(told('Send', mailId, { send: {} }));
    expect(await mail()).toMatchObject({ rev: 2, events: [] });
  });

  it('settles with its Send event a mail whose answer was lost', async () => {
    await feedback(told('Send', mailId, { send: {} }));
    expect(await mail()).toMatchObject({ state: 'accepted', events: [{ event: 'send' }] });
  });

  it('is passed over where it is about no mail of ours or not about delivery', async () => {
    const before = await mail();
    await feedback(told('Open', mailId, { open: {} }), told('Send', undefined), told('Send', 'unknown'));
    expect(await mail()).toEqual(before);
  });

  it('keeps a complaint without a kind, as SES sends it', async () => {
    await feedback(told('Complaint', mailId, { complaint: { complaintFeedbackType: null } }));
    expect((await mail())?.events).toEqual([{ event: 'complaint', at: '2026-11-22T09:00:00.123Z' }]);
  });

  it('is an error where it is no event at all, so that it is not lost in silence', async () => {
    await expect(feedback('An event, in words')).rejects.toThrow();
    await expect(feedback('{}')).rejects.toThrow();
  });
});
