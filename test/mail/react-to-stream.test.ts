import { beforeEach, describe, expect, it } from 'vitest';
import { composeMail } from '../../functions/mail/compose.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { reactToMail } from '../../functions/mail/react-to-stream.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { type FakeSes, fakeSes } from './fake-ses.ts';
import { pause } from './outgoing.ts';
import { settings } from './samples.ts';

let ports: TestPorts;
let ses: FakeSes;

const image = (item: Readonly<Record<string, unknown>>): unknown => ({
  eventID: '1',
  dynamodb: {
    NewImage: Object.fromEntries(
      Object.entries(item).map(([name, value]) => [
        name,
        typeof value === 'string'
          ? { S: value }
          : typeof value === 'number'
            ? { N: String(value) }
            : { L: [] },
      ]),
    ),
  },
});
const mailItem = () => ports.sent.items()[0] ?? {};
const react = (record: unknown) =>
  reactToMail({ ...ports, ses, compose: composeMail, pause }, settings)(record);

beforeEach(async () => {
  ports = testPorts();
  ses = fakeSes();
  const { organisationId, personId } = await publishedPledge(ports);
  const recipient = { to: 'person', personId } as const;
  await orderMail(ports, { kind: 'published', recipient, occasion: 'rev-9', organisationId, cycle: '1' });
});

describe('the stream of what leaves the house', () => {
  it('sends a mail that has been ordered', async () => {
    await react(image(mailItem()));
    expect(ses.taken).toHaveLength(1);
  });

  it('ends at our own writes: no record of a mail that is done makes a write', async () => {
    await react(image(mailItem()));
    const before = mailItem();
    await react(image(before));
    expect(mailItem()).toEqual(before);
  });

  it('sends once although the record comes three times', async () => {
    const record = image(mailItem());
    for (let time = 0; time < 3; time += 1) await react(record);
    expect(ses.taken).toHaveLength(1);
  });

  it('passes over removals and items of other kinds', async () => {
    await react({ dynamodb: {} });
    await react(image({ type: 'tombstone', mailId: 'x', state: 'waiting' }));
    expect(ses.taken).toHaveLength(0);
  });

  it('is an error for what is no record', async () => {
    await expect(react('nonsense')).rejects.toThrow();
  });
});
