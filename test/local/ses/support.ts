import { createSes } from '../../../local/ses/service.ts';
import { createTopics } from '../../../local/sns/topics.ts';
import { type FakeSetup, fakeContext, resource } from '../../support/local-context.ts';

const TOPIC = 'arn:aws:sns:eu-central-1:000000000000:events';
export const FEEDBACK = 'arn:aws:lambda:eu-central-1:000000000000:function:feedback';
export const IDENTITY = 'arn:aws:ses:eu-central-1:000000000000:identity/pact.example';
export const SET = 'arn:aws:ses:eu-central-1:000000000000:configuration-set/mails';

const topicPolicy = resource('AWS::SNS::TopicPolicy', {
  Topics: [TOPIC],
  PolicyDocument: {
    Statement: [
      {
        Effect: 'Allow',
        Action: 'sns:Publish',
        Principal: { Service: 'ses.amazonaws.com' },
        Resource: TOPIC,
      },
    ],
  },
});
const permission = resource('AWS::Lambda::Permission', {
  FunctionName: FEEDBACK,
  Principal: 'sns.amazonaws.com',
  SourceArn: TOPIC,
});

export const mailResources = [
  resource('AWS::SES::EmailIdentity', { EmailIdentity: 'pact.example' }),
  resource('AWS::SES::ConfigurationSet', { Name: 'mails' }, { ref: 'mails', arn: SET }),
  resource('AWS::SES::ConfigurationSetEventDestination', {
    ConfigurationSetName: 'mails',
    EventDestination: {
      Enabled: true,
      MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject'],
      SnsDestination: { TopicARN: TOPIC },
    },
  }),
  resource('AWS::SNS::Topic', { TopicName: 'events' }, { arn: TOPIC, ref: TOPIC }),
  resource('AWS::SNS::Subscription', { TopicArn: TOPIC, Protocol: 'lambda', Endpoint: FEEDBACK }),
  topicPolicy,
  permission,
];

/** SES over doubles, as the assembly would make it; `without` leaves one kind of resource out. */
export const givenSes = (setup: FakeSetup = {}, without = '') => {
  const context = fakeContext({ ...setup, resources: mailResources.filter(({ kind }) => kind !== without) });
  const ses = createSes(context, createTopics(context, { sendToQueue: () => undefined }));
  return { context, ses };
};

const MAIL = [
  'From: AI Pact <noreply@pact.example>',
  'To: someone@company.example',
  'Subject: =?utf-8?Q?Your_r=C3=A9port?=',
  'Auto-Submitted: auto-generated',
  'Content-Type: multipart/alternative; boundary=b',
  '',
  '--b',
  'Content-Type: text/plain; charset=utf-8',
  '',
  'Hello in text',
  '--b',
  'Content-Type: text/html; charset=utf-8',
  '',
  '<html><head></head><body><p>Hello in <b>HTML</b></p><script>alert(1)</script></body></html>',
  '--b--',
  '',
].join('\r\n');

/** A SendRawEmail as the SDK's query protocol sends it. */
export const sendCall = (to = 'someone@company.example', more: Readonly<Record<string, string>> = {}) => ({
  service: 'ses',
  action: 'SendRawEmail',
  caller: { accessKeyId: 'AKIALOCALTEST', roleArn: 'arn:aws:iam::000000000000:role/mail-out' },
  input: {
    'RawMessage.Data': Buffer.from(MAIL).toString('base64'),
    Source: 'noreply@pact.example',
    'Destinations.member.1': to,
    'Tags.member.1.Name': 'mail',
    'Tags.member.1.Value': 'abc123',
    ConfigurationSetName: 'mails',
    ...more,
  },
});
