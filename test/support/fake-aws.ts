import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { readBody } from '../../local/http/body.ts';
import type { AwsAccount } from './aws-account.ts';

interface Question {
  readonly service: string;
  readonly region: string;
  readonly action: string;
  readonly input: Readonly<Record<string, unknown>>;
}

type Reply = { readonly xml: string } | { readonly json: unknown } | { readonly error: string };
type Answerer = (account: AwsAccount, question: Question) => Reply;

const xml = (action: string, result: string): Reply => ({
  xml: `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`,
});

const tableOf = (account: AwsAccount, { input }: Question) => account.tableStates[String(input['TableName'])];

/** Each question of the doctor, by the action of IAM that allows it. Any other is refused: it might change something. */
const ANSWERS: Readonly<Record<string, Answerer>> = {
  'sts:GetCallerIdentity': ({ account }) =>
    xml(
      'GetCallerIdentity',
      `<Account>${account}</Account><Arn>arn:aws:sts::${account}:assumed-role/deployer/me</Arn>`,
    ),
  'cloudformation:DescribeStacks': ({ stacks }, { region, input }) => {
    const status = stacks[`${region}/${input['StackName']}`];
    return status === undefined
      ? { error: `ValidationError: Stack with id ${input['StackName']} does not exist` }
      : xml('DescribeStacks', `<Stacks><member><StackStatus>${status}</StackStatus></member></Stacks>`);
  },
  'cloudformation:ListStackResources': ({ account, tables }, { region, input }) => {
    const watching = String(input['StackName']).endsWith('Watch');
    const [kind, made] = watching
      ? ['AWS::SNS::Topic', { Told: `arn:aws:sns:${region}:${account}:told` }]
      : ['AWS::DynamoDB::Table', tables];
    const members = Object.entries(made).map(
      ([id, name]) =>
        `<member><LogicalResourceId>${id}</LogicalResourceId><PhysicalResourceId>${name}</PhysicalResourceId><ResourceType>${kind}</ResourceType></member>`,
    );
    return xml('ListStackResources', `<StackResourceSummaries>${members.join('')}</StackResourceSummaries>`);
  },
  'sns:ListSubscriptionsByTopic': ({ subscriptions }, { region }) => {
    const members = Object.entries(subscriptions)
      .filter(([place]) => place.startsWith(`${region}/`))
      .map(
        ([place, arn]) =>
          `<member><SubscriptionArn>${arn}</SubscriptionArn><Endpoint>${place.slice(region.length + 1)}</Endpoint></member>`,
      );
    return xml('ListSubscriptionsByTopic', `<Subscriptions>${members.join('')}</Subscriptions>`);
  },
  'ssm:GetParameter': ({ parameters }, { region, input }) => {
    const Value = parameters[`${region}/${input['Name']}`];
    return Value === undefined
      ? { error: 'ParameterNotFound: none' }
      : { json: { Parameter: { Name: input['Name'], Value } } };
  },
  'ses:GetAccount': ({ sending }) => ({ json: sending }),
  'ses:GetEmailIdentity': ({ identities }, { input }) => {
    const found = identities[String(input['EmailIdentity'])];
    return found === undefined ? { error: 'NotFoundException: none' } : { json: found };
  },
  'acm:ListCertificates': ({ certificates }, { region }) => ({
    json: { CertificateSummaryList: region === 'us-east-1' ? certificates : [] },
  }),
  'lambda:GetAccountSettings': ({ concurrency }) => ({
    json: { AccountLimit: { ConcurrentExecutions: concurrency } },
  }),
  'servicequotas:ListServiceQuotas': ({ quotas }) => ({ json: { Quotas: quotas } }),
  'dynamodb:DescribeTable': (account, question) => {
    const table = tableOf(account, question);
    if (table === undefined) return { error: 'ResourceNotFoundException: none' };
    const stream = table.stream && { StreamEnabled: true, StreamViewType: table.stream };
    return { json: { Table: { DeletionProtectionEnabled: table.protected, StreamSpecification: stream } } };
  },
  'dynamodb:GetItem': ({ approved }, { input }) => {
    const asked = JSON.stringify(input['Key']);
    const known = approved.some((language) => asked.includes(`STANDING#${language}`));
    return { json: known ? { Item: { approved: { M: {} } } } : {} };
  },
  'dynamodb:DescribeTimeToLive': (account, question) => ({
    json: {
      TimeToLiveDescription:
        tableOf(account, question)?.ttl === true
          ? { TimeToLiveStatus: 'ENABLED', AttributeName: 'ttl' }
          : { TimeToLiveStatus: 'DISABLED' },
    },
  }),
  'dynamodb:DescribeContinuousBackups': (account, question) => {
    const PointInTimeRecoveryStatus =
      tableOf(account, question)?.restorable === true ? 'ENABLED' : 'DISABLED';
    return {
      json: {
        ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus } },
      },
    };
  },
};

const SCOPE = /Credential=[^/]+\/\d{8}\/([^/]+)\/([^/]+)\/aws4_request/;

/** The REST questions by method and path. */
const restAction = (method: string, path: string): Omit<Question, 'service' | 'region'> => {
  const identity = /^\/v2\/email\/identities\/(.+)$/.exec(path)?.[1];
  if (method === 'GET' && identity !== undefined)
    return { action: 'GetEmailIdentity', input: { EmailIdentity: decodeURIComponent(identity) } };
  if (method === 'GET' && path === '/v2/email/account') return { action: 'GetAccount', input: {} };
  if (method === 'GET' && /account-settings\/?$/.test(path))
    return { action: 'GetAccountSettings', input: {} };
  return { action: `${method} ${path}`, input: {} };
};

const questionOf = async (request: IncomingMessage): Promise<Question> => {
  const [, region = '', service = ''] = SCOPE.exec(request.headers.authorization ?? '') ?? [];
  const body = (await readBody(request, 1_000_000))?.toString('utf8') ?? '';
  const target = request.headers['x-amz-target'];
  if (typeof target === 'string') {
    const input = JSON.parse(body) as Readonly<Record<string, unknown>>;
    return { service, region, action: target.split('.').at(-1) ?? '', input };
  }
  const form = Object.fromEntries(new URLSearchParams(body));
  if (form['Action'] !== undefined) return { service, region, action: form['Action'], input: form };
  return { service, region, ...restAction(request.method ?? '', request.url ?? '') };
};

const errorReply = (text: string, asXml: boolean): { readonly type: string; readonly body: string } => {
  const [code = '', message = ''] = text.split(': ');
  return asXml
    ? {
        type: 'text/xml',
        body: `<ErrorResponse><Error><Code>${code}</Code><Message>${message}</Message></Error></ErrorResponse>`,
      }
    : { type: 'application/json', body: JSON.stringify({ __type: code, message }) };
};

const speaksXml = (service: string): boolean => ['sts', 'cloudformation', 'sns'].includes(service);

const replyTo = (account: AwsAccount, question: Question): Reply => {
  const action = `${question.service}:${question.action}`;
  if (account.refusesAll !== undefined) return { error: `${account.refusesAll}: no` };
  const answer = account.denied.includes(action) ? undefined : ANSWERS[action];
  return answer?.(account, question) ?? { error: `AccessDenied: not allowed ${action}` };
};

export interface FakeAws {
  readonly url: string;
  /** Every action asked for, in order. */
  readonly asked: readonly string[];
  /** What the account is from now on. */
  become(account: AwsAccount): void;
  close(): Promise<void>;
}

/** One address for all of AWS, that knows the doctor's questions only. */
export const startFakeAws = async (first: AwsAccount): Promise<FakeAws> => {
  let account = first;
  const asked: string[] = [];
  const server: Server = createServer(async (request, response) => {
    const question = await questionOf(request);
    asked.push(`${question.service}:${question.action}`);
    const reply = replyTo(account, question);
    if ('error' in reply) {
      const { type, body } = errorReply(reply.error, speaksXml(question.service));
      const code = reply.error.split(':')[0] ?? '';
      response.writeHead(400, { 'content-type': type, 'x-amzn-errortype': code }).end(body);
    } else if ('xml' in reply) response.writeHead(200, { 'content-type': 'text/xml' }).end(reply.xml);
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply.json));
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    become: (next) => {
      account = next;
    },
    close: () =>
      new Promise((closed) => {
        server.closeAllConnections();
        server.close(() => closed());
      }),
  };
};
