import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ENVIRONMENTS } from '../../functions/platform/config.ts';
import type { LogMessage } from '../../functions/platform/log.ts';
import { parseStage } from '../../infra/stage-values.ts';
import { STAGES } from '../../infra/stages.ts';
import { buildSystem } from '../../infra/system.ts';
import { appOf, ofKind, resourcesOfStage } from './synth.ts';

const RUNBOOKS = join(import.meta.dirname, '../../docs/runbooks');
const written = readdirSync(RUNBOOKS).map((file) => file.replace(/\.md$/, ''));

const Alarm = z.object({
  Namespace: z.string().optional(),
  AlarmDescription: z.string(),
  Threshold: z.number(),
  AlarmActions: z.array(z.unknown()).min(1),
  OKActions: z.array(z.unknown()).min(1),
});

const TopicPolicy = z.object({
  PolicyDocument: z.object({
    Statement: z.array(z.object({ Effect: z.string(), Condition: z.unknown().optional() })),
  }),
});

const resources = resourcesOfStage('prod');
const alarms = ofKind(resources, 'AWS::CloudWatch::Alarm').map(({ id, stack, Properties }) => {
  const { AlarmDescription: text, Threshold: threshold, Namespace: of } = Alarm.parse(Properties);
  const [, harm = '', runbook = ''] = /^(.*) What to do: docs\/runbooks\/([a-z0-9-]+)\.md$/.exec(text) ?? [];
  return { id, stack, of, harm, runbook, threshold };
});

const countOf = (runbook: string): number => alarms.filter((alarm) => alarm.runbook === runbook).length;

describe('the alarms', () => {
  it.each(alarms)('$id says what is lost, in a sentence', ({ harm }) => {
    expect(harm).toMatch(/^[A-Z].{20,}\.$/);
  });

  it('have a runbook each, and each runbook has its alarm', () => {
    expect([...new Set(alarms.map(({ runbook }) => runbook))].sort()).toEqual(written.sort());
  });

  it('watch every function, machine, stream and queue of dead letters', () => {
    const functions = Object.keys(ENVIRONMENTS).length;
    expect({
      errors: countOf('function-errors'),
      throttles: countOf('function-throttles'),
      machines: countOf('workflow-failures'),
      streams: countOf('late-stream'),
      queues: countOf('dead-letters'),
      tables: countOf('table-throttles'),
    }).toEqual({
      errors: functions,
      throttles: functions,
      machines: ofKind(resources, 'AWS::StepFunctions::StateMachine').length,
      streams: ofKind(resources, 'AWS::Lambda::EventSourceMapping').length,
      queues: ofKind(resources, 'AWS::SQS::Queue').length,
      tables: ofKind(resources, 'AWS::DynamoDB::Table').length,
    });
  });

  it.each([
    ['mail-bounces', 0.02],
    ['mail-complaints', 0.001],
  ])('%s goes off at %d of all mail', (runbook, threshold) => {
    expect(alarms.filter((alarm) => alarm.runbook === runbook)).toMatchObject([{ threshold }]);
  });

  it('go off when no round ended well for two hours, also when none was even started', () => {
    const late = ofKind(resources, 'AWS::CloudWatch::Alarm').find(({ id }) => id.includes('RoundLate'));
    expect(late?.Properties).toMatchObject({
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      Period: 3600,
      EvaluationPeriods: 2,
      TreatMissingData: 'breaching',
      MetricName: 'ExecutionsSucceeded',
    });
  });

  it('lie where their figures are kept: those of CloudFront in us-east-1, all others in the stage’s region', () => {
    const regions = new Map(
      Object.values(buildSystem(appOf({ stage: 'prod' }), parseStage(STAGES.prod))).map((stack) => [
        stack.node.id,
        stack.region,
      ]),
    );
    const places = alarms.map(
      ({ stack, of }) => `${of === 'AWS/CloudFront' ? of : 'other'} ${regions.get(stack)}`,
    );
    expect([...new Set(places)].sort()).toEqual(['AWS/CloudFront us-east-1', 'other eu-west-1']);
  });

  it('go off when CloudFront gets no answer, or a bad one, for one visitor in twenty', () => {
    const [failures] = ofKind(resources, 'AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties['Namespace'] === 'AWS/CloudFront',
    );
    expect(failures?.Properties).toMatchObject({
      MetricName: '5xxErrorRate',
      Threshold: 5,
      TreatMissingData: 'notBreaching',
      Dimensions: expect.arrayContaining([{ Name: 'Region', Value: 'Global' }]),
    });
    expect(JSON.stringify(failures?.Properties['Dimensions'])).toContain('AiPact-prod-Web');
  });

  it('go off at the first request whose key the API does not know, by the name that its web ACL counts under', () => {
    const [refused] = ofKind(resources, 'AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties['Namespace'] === 'AWS/WAFV2',
    );
    const [acl] = ofKind(resources, 'AWS::WAFv2::WebACL').filter(
      ({ Properties }) => Properties['Scope'] === 'REGIONAL',
    );
    const counted = z
      .object({
        VisibilityConfig: z.object({ MetricName: z.string(), CloudWatchMetricsEnabled: z.literal(true) }),
      })
      .parse(acl?.Properties);
    expect(refused?.Properties).toMatchObject({
      MetricName: 'BlockedRequests',
      Threshold: 1,
      Dimensions: [
        { Name: 'Region', Value: 'eu-west-1' },
        { Name: 'Rule', Value: 'WrongOriginKey' },
        { Name: 'WebACL', Value: counted.VisibilityConfig.MetricName },
      ],
    });
  });

  it('count the API’s failures under a name that no other stage’s API has', () => {
    const [api] = ofKind(resources, 'AWS::ApiGateway::RestApi');
    const [failures] = ofKind(resources, 'AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => Properties['Namespace'] === 'AWS/ApiGateway',
    );
    expect(api?.Properties['Name']).toBe('AiPact-prod');
    expect(failures?.Properties['Dimensions']).toEqual([{ Name: 'ApiName', Value: 'AiPact-prod' }]);
  });

  it('count what SES did not take by what mail-out logs of it, in each stage for itself', () => {
    const logged: LogMessage = 'mailNotTaken';
    const [filter] = ofKind(resources, 'AWS::Logs::MetricFilter');
    const counted = { MetricNamespace: 'AiPact/prod', MetricName: 'MailNotTaken' };
    expect(filter?.Properties).toMatchObject({
      FilterPattern: `"${logged}"`,
      MetricTransformations: [{ ...counted, MetricValue: '1' }],
    });
    const alarm = ofKind(resources, 'AWS::CloudWatch::Alarm').find(({ id }) => id.includes('MailNotTaken'));
    expect(alarm?.Properties).toMatchObject({
      Namespace: counted.MetricNamespace,
      MetricName: counted.MetricName,
      Period: 3600,
      EvaluationPeriods: 2,
      Threshold: 1,
    });
  });

  it.each([
    'Watch',
    'EdgeWatch',
  ])('of %s are told to the operator by a topic that CloudWatch may use', (name) => {
    const here = resources.filter(({ stack }) => stack === `AiPact-prod-${name}`);
    const [subscription] = ofKind(here, 'AWS::SNS::Subscription');
    expect(subscription?.Properties).toMatchObject({
      Protocol: 'email',
      Endpoint: 'ai-pact-operations@office.example',
    });
    expect(JSON.stringify(ofKind(here, 'AWS::SNS::TopicPolicy'))).toContain('cloudwatch.amazonaws.com');
  });

  it.each([
    'dev',
    'prod',
  ] as const)('of other accounts reach no topic of %s, and neither do their mail events', (stage) => {
    const policies = ofKind(resourcesOfStage(stage), 'AWS::SNS::TopicPolicy').map(({ Properties }) =>
      TopicPolicy.parse(Properties),
    );
    const allowed = policies.flatMap(({ PolicyDocument }) =>
      PolicyDocument.Statement.filter(({ Effect }) => Effect === 'Allow'),
    );
    expect(policies).toHaveLength(3);
    expect(
      allowed.filter(({ Condition }) => !/aws:SourceAccount/i.test(JSON.stringify(Condition ?? ''))),
    ).toEqual([]);
  });

  it('all stand on the one dashboard', () => {
    const dashboards = ofKind(resources, 'AWS::CloudWatch::Dashboard');
    expect(dashboards).toHaveLength(1);
    const body = JSON.stringify(dashboards[0]?.Properties['DashboardBody']);
    const here = alarms.filter(({ stack }) => stack === 'AiPact-prod-Watch');
    expect(here.filter(({ id }) => !body.includes(id))).toEqual([]);
    expect(here.length).toBe(alarms.length - 1);
    expect(body).toContain('5xxErrorRate');
  });
});

describe('the runbooks', () => {
  it.each(written)('%s says what it means, where to look, what to do and when it is over', (name) => {
    const text = readFileSync(join(RUNBOOKS, `${name}.md`), 'utf8');
    const parts = [...text.matchAll(/^## (.+)$/gm)].map(([, part]) => part);
    expect(parts).toEqual(['What it means', 'Look', 'Do', 'Over when']);
  });

  it.each(written)('%s leads only to pages that are there', (name) => {
    const text = readFileSync(join(RUNBOOKS, `${name}.md`), 'utf8');
    const links = [...text.matchAll(/\]\(([a-z0-9-]+)\.md\)/g)].map(([, link]) => link);
    expect(links.filter((link) => !written.includes(link ?? ''))).toEqual([]);
  });
});
