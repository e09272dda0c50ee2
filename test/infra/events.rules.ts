import { describe, expect, it } from 'vitest';
import { ERROR_PAGES } from '../../infra/constructs/error-pages.ts';
import { ROUND_INPUT } from '../../workflows/round/contract.ts';
import { ofKind, resourcesOfStage } from './synth.ts';

const resources = resourcesOfStage('prod');
const propertiesOf = (kind: string) => ofKind(resources, kind).map(({ Properties }) => Properties);

describe('what moves between the parts', () => {
  const mappings = propertiesOf('AWS::Lambda::EventSourceMapping');

  it('is two streams', () => {
    expect(mappings).toHaveLength(2);
  });

  it.each(
    mappings.map((mapping) => [JSON.stringify(mapping['FunctionName']), mapping] as const),
  )('is told to %s with a way out for records that fail', (_name, mapping) => {
    expect(mapping).toMatchObject({
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 5,
      DestinationConfig: { OnFailure: { Destination: expect.anything() } },
      StartingPosition: 'TRIM_HORIZON',
    });
  });

  it('hands on what was written and asks for something, not what was deleted', () => {
    const patterns = mappings.map(({ FilterCriteria: criteria }) => {
      const [filter] = (criteria as { Filters: readonly { Pattern: string }[] }).Filters;
      return JSON.parse(filter?.Pattern ?? '{}');
    });
    const written = (image: object) => ({ eventName: ['INSERT', 'MODIFY'], dynamodb: { NewImage: image } });
    expect(patterns).toHaveLength(2);
    expect(patterns).toEqual(
      expect.arrayContaining([
        written({
          type: { S: ['pledge-head', 'claim', 'import', 'report-settings'] },
          nudge: { S: [{ exists: true }] },
        }),
        written({ type: { S: ['mail'] }, state: { S: ['waiting'] } }),
      ]),
    );
  });

  it('keeps for two weeks, encrypted, what failed for good', () => {
    const queues = propertiesOf('AWS::SQS::Queue');
    expect(queues).toHaveLength(2);
    for (const queue of queues) {
      expect(queue).toMatchObject({ MessageRetentionPeriod: 14 * 86_400, SqsManagedSseEnabled: true });
    }
  });

  it('starts the round on every full hour, with a dead-letter queue', () => {
    const [schedule, ...more] = propertiesOf('AWS::Scheduler::Schedule');
    expect(more).toEqual([]);
    expect(schedule).toMatchObject({
      ScheduleExpression: 'cron(0 * * * ? *)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: { DeadLetterConfig: { Arn: expect.anything() }, Input: JSON.stringify(ROUND_INPUT) },
    });
  });

  it('tells what became of each mail to one topic, and from there to mail-feedback; no queue keeps that with its addresses', () => {
    expect(propertiesOf('AWS::SES::ConfigurationSetEventDestination')).toEqual([
      expect.objectContaining({
        EventDestination: expect.objectContaining({
          MatchingEventTypes: ['send', 'delivery', 'bounce', 'complaint', 'reject', 'deliveryDelay'],
        }),
      }),
    ]);
    const toFunctions = propertiesOf('AWS::SNS::Subscription').filter((it) => it['Protocol'] === 'lambda');
    expect(toFunctions).toHaveLength(1);
    expect(toFunctions[0]).not.toHaveProperty('RedrivePolicy');
    for (const each of propertiesOf('AWS::Lambda::Function'))
      expect(each).not.toHaveProperty('DeadLetterConfig');
    expect(propertiesOf('AWS::Lambda::EventInvokeConfig')).toEqual([]);
  });

  it('logs every step of every workflow, never what it was given', () => {
    const machines = propertiesOf('AWS::StepFunctions::StateMachine');
    expect(machines).toHaveLength(3);
    for (const machine of machines) {
      expect(machine).toMatchObject({
        LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
        TracingConfiguration: { Enabled: true },
      });
    }
  });

  it('answers with a readable page wherever API Gateway answers itself', () => {
    const answers = propertiesOf('AWS::ApiGateway::GatewayResponse');
    const types = answers.map((answer) => answer['ResponseType']);
    expect(types.sort()).toEqual(ERROR_PAGES.map(({ type }) => type.responseType).sort());
    for (const answer of answers) {
      const page = (answer['ResponseTemplates'] as Record<string, string>)['text/html'];
      expect(page).toMatch(/<html lang="en">.*<h1>.+<\/h1>/s);
    }
  });

  it('writes no address, agent or path of a visitor into the access log', () => {
    const [stage] = propertiesOf('AWS::ApiGateway::Stage');
    const { Format } = (stage?.['AccessLogSetting'] ?? { Format: '' }) as { Format: string };
    expect(Format).toContain('$context.requestId');
    expect(Format).not.toMatch(/identity|authorizer|\$context\.path/);
  });
});
