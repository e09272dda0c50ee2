import { type App, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';
import { ownHost, type StageValues } from './stage-values.ts';

interface Exception {
  readonly rules: readonly string[];
  readonly reason: string;
  /** Whether a stage has the finding at all, by its values; every stage, if not given. */
  readonly where?: (stage: StageValues) => boolean;
  /** Stack, then the path in it. */
  readonly at: Readonly<
    Partial<
      Record<
        'Account' | 'Data' | 'Mail' | 'Workflow' | 'Edge' | 'Web' | 'Watch' | 'EdgeWatch',
        readonly string[]
      >
    >
  >;
}

/** The functions behind the API. */
const WEB = [
  'Site',
  'Account',
  'Pledge',
  'Change',
  'Report',
  'Office',
  'OfficeSignIn',
  'OfficeListed',
  'OfficeEntered',
  'OfficePersons',
  'OpenData',
];

/** Each finding of cdk-nag that stays, where, and why. */
export const EXCEPTIONS: readonly Exception[] = [
  {
    rules: [
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AmazonAPIGatewayPushToCloudWatchLogs]',
    ],
    reason:
      'API Gateway writes the logs of every API of the account; AWS keeps this policy for exactly that.',
    at: { Account: ['ApiGatewayLogsRole'] },
  },
  {
    rules: ['AwsSolutions-IAM5[Resource::*]'],
    reason:
      'X-Ray takes traces without a resource, and SES keeps suppressed addresses without one, so only * can stand there.',
    at: {
      Mail: ['MailOutRole', 'MailFeedbackRole'],
      Workflow: ['ReportYearTasksRole', 'RemindTasksRole', 'RoundTasksRole', 'ChangesRole'],
      Web: WEB.map((id) => `${id}Role`),
    },
  },
  {
    rules: ['AwsSolutions-IAM5[Resource::*]'],
    reason: 'X-Ray and the delivery of logs have no resource to name, so only * can stand there.',
    at: { Workflow: ['ReportYear/Role', 'Remind/Role', 'Round/Role'] },
  },
  {
    rules: ['AwsSolutions-SQS3', 'Serverless-SQSRedrivePolicy'],
    reason: 'This queue is the dead-letter queue itself: nothing reads it but people.',
    at: { Mail: ['DeadLetters'], Workflow: ['DeadLetters'] },
  },
  {
    rules: ['Serverless-LambdaDLQ'],
    reason:
      'Never invoked asynchronously: its stream mapping, its state machine or API Gateway keeps what failed.',
    at: {
      Mail: ['MailOut'],
      Workflow: ['ReportYearTasks', 'RemindTasks', 'RoundTasks', 'Changes'],
      Web: WEB,
    },
  },
  {
    rules: ['Serverless-LambdaDLQ', 'Serverless-SNSRedrivePolicy'],
    reason:
      'A letter kept by Lambda or SNS would hold SES’s event with the addresses it is about. The function keeps by ids what it could not record.',
    at: { Mail: ['MailFeedback'] },
  },
  {
    rules: ['AwsSolutions-APIG2'],
    reason:
      'Functions parse every form and answer with a page that keeps what was typed; API Gateway could only refuse.',
    at: { Web: ['Api'] },
  },
  {
    rules: ['AwsSolutions-APIG4', 'AwsSolutions-COG4'],
    reason:
      'Register and form are public; sessions and rights are checked in the functions, for each object.',
    at: { Web: ['Api'] },
  },
  {
    rules: ['AwsSolutions-COG1'],
    reason:
      'It asks for a mixture of characters. Fifteen of any kind are asked for instead, as OWASP ASVS 6.2.5 and NIST SP 800-63B say.',
    where: ({ signIn }) => 'cognito' in signIn,
    at: { Data: ['Staff'] },
  },
  {
    rules: ['AwsSolutions-COG8'],
    reason:
      'The plus plan sells risk scores for each sign-in. A handful of invited people with authenticator apps need none.',
    where: ({ signIn }) => 'cognito' in signIn,
    at: { Data: ['Staff'] },
  },
  {
    rules: ['AwsSolutions-SMG4'],
    reason:
      'CloudFront and the web ACL must change together: raising originKey in the stage values does that, with both keys good meanwhile.',
    at: { Web: ['OriginKeys'] },
  },
  {
    rules: ['AwsSolutions-CFR3', 'AwsSolutions-S1'],
    reason:
      'These logs would hold the addresses of everybody who reads. What goes wrong stands in the API’s own access log.',
    at: { Web: ['Distribution', 'Assets'] },
  },
  {
    rules: ['AwsSolutions-CFR1'],
    reason: 'Signatories and readers are found in every country.',
    at: { Web: ['Distribution'] },
  },
  {
    rules: ['AwsSolutions-CFR4'],
    reason:
      'Without a host of its own a stage has CloudFront’s certificate, for which CloudFront takes no minimum above TLS 1.0.',
    where: (stage) => ownHost(stage) === undefined,
    at: { Web: ['Distribution'] },
  },
  {
    rules: ['Serverless-LambdaDLQ', 'Serverless-LambdaTracing'],
    reason: 'CDK’s own function: it runs during a deploy only, and a deploy that fails says why.',
    at: { Web: ['AWS679f53fac002430cb0da5b7982bd2287'] },
  },
  {
    rules: ['Serverless-SNSRedrivePolicy'],
    reason:
      'An alarm whose mail could not be delivered stays red on the dashboard; a queue would add nothing.',
    at: { Watch: ['Operator'], EdgeWatch: ['Operator'] },
  },
];

const descend = (from: IConstruct, path: string): IConstruct =>
  path.split('/').reduce((construct, id) => construct.node.findChild(id), from);

/** The id under which a finding is acknowledged: its pack, then its name. */
const findingId = (rule: string): string => `${rule.split('-')[0]}::${rule}`;

const acknowledgeIn = (stack: IConstruct, paths: readonly string[], { rules, reason }: Exception): void => {
  for (const path of paths)
    for (const rule of rules)
      Validations.of(descend(stack, path)).acknowledge({ id: findingId(rule), reason });
};

/** Acknowledges every exception of a stage; throws where one names a construct that is not there. */
export const acknowledgeExceptions = (app: App, stage: StageValues): void => {
  for (const exception of EXCEPTIONS.filter(({ where }) => where?.(stage) ?? true)) {
    for (const [name, paths] of Object.entries(exception.at)) {
      const stack = app.node.children.find(({ node }) => node.id.endsWith(`-${name}`));
      if (stack === undefined)
        throw new Error(`A cdk-nag exception names the stack ${name}, which is not there`);
      acknowledgeIn(stack, paths, exception);
    }
  }
};
