import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dashboardHandler } from '../../../local/dashboard/handler.ts';
import type { DashboardServices } from '../../../local/dashboard/services.ts';
import type { Specimen } from '../../../local/mails/entry.ts';
import { startScheduler } from '../../../local/scheduler/scheduler.ts';
import { createSes } from '../../../local/ses/service.ts';
import { createTopics } from '../../../local/sns/topics.ts';
import { createQueues } from '../../../local/sqs/queues.ts';
import type { ExecutionRecord } from '../../../local/stepfunctions/model.ts';
import { factsFor } from '../../mail/samples.ts';
import { fakeContext, resource } from '../../support/local-context.ts';
import { mailResources, sendCall } from '../ses/support.ts';

export const LETTERS = 'arn:aws:sqs:eu-central-1:000000000000:letters';

export const EXECUTION: ExecutionRecord = {
  executionArn: 'arn:aws:states:eu-central-1:000000000000:execution:remind:org-1-2027-report-d7',
  stateMachineArn: 'arn:aws:states:eu-central-1:000000000000:stateMachine:remind',
  machine: 'remind',
  name: 'org-1-2027-report-d7',
  input: { organisationId: 'org-1' },
  revision: 'r',
  startedAt: Date.parse('2027-01-04T08:00:00Z'),
  status: 'FAILED',
  steps: [
    {
      kind: 'entered',
      state: 'Read again',
      type: 'Task',
      at: Date.parse('2027-01-04T08:00:00Z'),
      input: { a: 1 },
    },
    {
      kind: 'failed',
      state: 'Read again',
      type: 'Task',
      at: Date.parse('2027-01-04T08:00:01Z'),
      error: 'Gone',
      cause: '<b>why</b>',
    },
  ],
  end: { status: 'FAILED', at: Date.parse('2027-01-04T08:00:01Z'), error: 'Gone', cause: '<b>why</b>' },
};

const SPECIMEN: Specimen = {
  mail: factsFor('published', 'en').mail,
  organisation: '<b>Nordlys</b>',
  subject: 'Your pledge <is> public',
  html: '<!doctype html><html lang="en"><head><title>Mail</title></head><body><p>It is public.</p></body></html>',
  text: 'It is public.',
  outdated: true,
};

/** The dashboard over doubles, on a port of its own. */
export const givenDashboard = async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const hourly = resource(
    'AWS::Scheduler::Schedule',
    { ScheduleExpression: 'rate(1 hour)', Target: { Arn: EXECUTION.stateMachineArn, RoleArn: 'role' } },
    { ref: 'hourly' },
  );
  const queue = resource(
    'AWS::SQS::Queue',
    {},
    { arn: LETTERS, ref: 'https://sqs.eu-central-1.amazonaws.com/0/letters' },
  );
  const changes = resource('AWS::Lambda::Function', {}, { ref: 'changes' });
  const site = `http://127.0.0.1:${port}`;
  const base = fakeContext({ resources: [...mailResources, hourly, queue, changes] });
  const context = { ...base, addresses: { ...base.addresses, site, dashboard: `${site}/_local` } };
  const queues = createQueues(context);
  const started: string[] = [];
  const services: DashboardServices = {
    context,
    executions: () => [EXECUTION],
    ses: createSes(context, createTopics(context, { sendToQueue: queues.send })),
    queues,
    backup: async () => [],
    specimens: {
      languages: async () => ['en', 'sv'],
      kinds: async () => [
        { kind: 'published', count: 1, last: '2027-01-04T08:00:00.000Z', writable: true },
        { kind: 'code', count: 2, last: '2027-01-04T08:00:00.000Z', writable: false },
        { kind: 'declined', count: 0, last: undefined, writable: false },
      ],
      of: async (kind, language) => (kind === 'published' && language === 'en' ? SPECIMEN : undefined),
    },
    scheduler: startScheduler(context, {
      startExecution: async ({ name }) => started.push(name),
      invoke: () => {},
      sendToQueue: queues.send,
    }),
  };
  const handle = dashboardHandler(services);
  server.on('request', (request, response) => void handle(request, response));
  return {
    site,
    services,
    context,
    started,
    get: (path: string) => fetch(`${site}${path}`, { redirect: 'manual' }),
    post: (
      path: string,
      fields: Readonly<Record<string, string>>,
      headers: Readonly<Record<string, string>> = {},
    ) =>
      fetch(`${site}${path}`, {
        method: 'POST',
        body: new URLSearchParams(fields),
        redirect: 'manual',
        headers,
      }),
    send: (to?: string) => services.ses.service.handle(sendCall(to)),
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
export type GivenDashboard = Awaited<ReturnType<typeof givenDashboard>>;
