import { expect, test } from 'vitest';
import * as z from 'zod';
import type { FakeContext, Journals } from '../../support/local-context.ts';
import { FEEDBACK, givenSes, IDENTITY, SET, sendCall } from './support.ts';

const Delivered = z.object({
  Records: z.tuple([z.object({ EventSource: z.literal('aws:sns'), Sns: z.object({ Message: z.string() }) })]),
});
const SesEvent = z.looseObject({
  eventType: z.string(),
  mail: z.object({ messageId: z.string(), tags: z.record(z.string(), z.array(z.string())) }),
});

/** What the feedback function was told, as it parses it. */
const told = ({ events }: FakeContext) =>
  events.map(({ functionArn, payload }) => {
    expect(functionArn).toBe(FEEDBACK);
    return SesEvent.parse(JSON.parse(Delivered.parse(payload).Records[0].Sns.Message));
  });

const types = (context: FakeContext) => told(context).map(({ eventType }) => eventType);

test('a mail is kept with its tags, answered with its id, and its sending and delivery are told', async () => {
  const { context, ses } = givenSes();
  const answer = await ses.service.handle(sendCall());
  await context.activity.idle();
  const [mail] = ses.mails();
  expect(answer.status).toBe(200);
  expect(String(answer.body)).toContain(`<MessageId>${mail?.id}</MessageId>`);
  expect(mail).toMatchObject({
    subject: 'Your réport',
    destinations: ['someone@company.example'],
    tags: { mail: 'abc123' },
  });
  expect(types(context)).toEqual(['Send', 'Delivery']);
  expect(told(context)[0]?.mail).toMatchObject({ messageId: mail?.id, tags: { mail: ['abc123'] } });
});

test('the caller needs the right on the identity and on the configuration set', async () => {
  const { context, ses } = givenSes();
  await ses.service.handle(sendCall());
  expect(context.asked).toEqual([`ses:SendRawEmail ${IDENTITY}`, `ses:SendRawEmail ${SET}`]);
  const without = givenSes({ denied: [`ses:SendRawEmail ${SET}`] });
  await expect(without.ses.service.handle(sendCall())).rejects.toThrow(/not authorized/);
  expect(without.ses.mails()).toEqual([]);
});

test.each([
  ['bounce@simulator.amazonses.com', ['Send', 'Bounce']],
  ['bounce+one@simulator.amazonses.com', ['Send', 'Bounce']],
  ['complaint@simulator.amazonses.com', ['Send', 'Delivery', 'Complaint']],
  ['suppressionlist@simulator.amazonses.com', ['Send', 'Bounce']],
  ['ooto@simulator.amazonses.com', ['Send', 'Delivery']],
  ['anybody@gone.bounce.example', ['Send', 'Bounce']],
  ['anybody@complaint.example', ['Send', 'Delivery', 'Complaint']],
  ['anybody@notbounce.example', ['Send', 'Delivery']],
])('a mail to %s gives %j', async (to, expected) => {
  const { context, ses } = givenSes();
  await ses.service.handle(sendCall(to));
  await context.activity.idle();
  expect(types(context)).toEqual(expected);
});

test.each([
  ['throttle', 'Throttling', 0],
  ['refuse', 'MessageRejected', 0],
  ['lose-answer', 'ServiceUnavailable', 1],
] as const)('the fault %s answers %s and keeps %i mails', async (fault, code, kept) => {
  const { context, ses } = givenSes();
  context.faults.turn(fault, true);
  const answer = await ses.service.handle(sendCall());
  await context.activity.idle();
  expect(String(answer.body)).toContain(`<Code>${code}</Code>`);
  expect(ses.mails()).toHaveLength(kept);
  context.faults.turn(fault, false);
  expect((await ses.service.handle(sendCall())).status).toBe(200);
});

test.each([
  [
    'a sender that is not verified',
    { 'RawMessage.Data': Buffer.from('From: a@other.example\r\n\r\nx').toString('base64') },
    'MessageRejected',
  ],
  ['an unknown configuration set', { ConfigurationSetName: 'other' }, 'ConfigurationSetDoesNotExist'],
  ['a tag with other characters', { 'Tags.member.1.Value': 'MAIL#1' }, 'InvalidParameterValue'],
])('%s is refused', async (_, input, code) => {
  const { ses } = givenSes();
  expect(String((await ses.service.handle(sendCall(undefined, input))).body)).toContain(
    `<Code>${code}</Code>`,
  );
  expect(ses.mails()).toEqual([]);
});

test('events that a stop cut off are told at the next start, and no event twice', async () => {
  const journals: Journals = new Map();
  const before = givenSes({ journals });
  await before.ses.service.handle(sendCall());
  const after = givenSes({ journals });
  after.ses.resume();
  expect(types(after.context)).toEqual(['Send', 'Delivery']);
  const later = givenSes({ journals });
  later.ses.resume();
  expect(later.context.events).toEqual([]);
  expect(later.ses.mails()[0]?.events.map(({ type }) => type)).toEqual(['Send', 'Delivery']);
});

test('an event destination whose topic SES may not publish to stops the stack', () => {
  expect(() => givenSes({}, 'AWS::SNS::TopicPolicy')).toThrow(
    /no topic policy lets ses.amazonaws.com publish/,
  );
});

test('a subscription whose function the topic may not invoke stops the stack', () => {
  expect(() => givenSes({}, 'AWS::Lambda::Permission')).toThrow(/No AWS::Lambda::Permission/);
});
