import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { FunctionName } from '../../functions/platform/config.ts';
import { RIGHTS } from '../../infra/rights.ts';
import { ofKind, policiesOf, resourcesOfStage, type Statement, statementsOf } from './synth.ts';

const resources = resourcesOfStage('prod');
const policies = ofKind(resources, 'AWS::IAM::Policy');
const statements = policies.flatMap((policy) =>
  statementsOf(policy).map((it) => ({ ...it, policy: policy.id })),
);

/** Actions that AWS lets nobody narrow down to a resource. */
const WITHOUT_RESOURCE =
  /^(ses:DeleteSuppressedDestination|xray:(PutTraceSegments|PutTelemetryRecords|GetSamplingRules|GetSamplingTargets)|logs:(Create|Get|Update|Delete|List)LogDeliver(y|ies)|logs:(PutResourcePolicy|DescribeResourcePolicies|DescribeLogGroups))$/;

/** The logical id in `{ "Fn::GetAtt": [id, "Arn"] }`. */
const attributeOwner = (value: unknown): string =>
  z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) }).parse(value)['Fn::GetAtt'][0];

const roleOf = (name: FunctionName): string => {
  const found = ofKind(resources, 'AWS::Lambda::Function').find(({ Properties }) =>
    String(Properties['Description']).endsWith(`: ${name}`),
  );
  return attributeOwner(found?.Properties['Role']);
};

const statementsOfFunction = (name: FunctionName): readonly Statement[] =>
  policiesOf(resources, roleOf(name)).flatMap(statementsOf);

const names = Object.keys(RIGHTS) as readonly FunctionName[];

/** The table an ARN belongs to and the index, if any: `Pact`, `Pact/index/due`. */
const placeOf = (resource: unknown): string => {
  const text = JSON.stringify(resource);
  const table = /GetAtt(Pact|Sent)[0-9A-F]{8}/.exec(text)?.[1] ?? '?';
  const index = /\/index\/\w+/.exec(text)?.[0] ?? '';
  const stream = text.includes('StreamArn') ? '/stream' : '';
  return `${table}${index}${stream}`;
};

const grantedOn = (name: FunctionName, place: string): readonly string[] =>
  statementsOfFunction(name)
    .filter(({ resources: on }) => on.some((resource) => placeOf(resource) === place))
    .flatMap(({ actions }) => actions)
    .filter((action) => action.startsWith('dynamodb:'))
    .sort();

describe('rights', () => {
  it('allow no action by a wildcard', () => {
    expect(statements.filter(({ actions }) => actions.some((action) => action.includes('*')))).toEqual([]);
  });

  it('name a resource wherever AWS knows one', () => {
    const wide = statements.filter(({ resources: on }) => on.some((it) => JSON.stringify(it).includes('*')));
    const unexplained = wide
      .flatMap(({ actions }) => actions)
      .filter((action) => !WITHOUT_RESOURCE.test(action));
    expect(unexplained).toEqual([]);
  });

  it('come by no managed policy but the one for API Gateway’s logs', () => {
    const managed = ofKind(resources, 'AWS::IAM::Role').filter(
      ({ Properties }) => 'ManagedPolicyArns' in Properties,
    );
    expect(managed.map(({ stack }) => stack)).toEqual(['AiPact-Account']);
  });

  it('give each function a role of its own', () => {
    expect(new Set(names.map(roleOf)).size).toBe(names.length);
  });

  describe.each(names)('of %s', (name) => {
    it.each(['pact', 'sent'] as const)('on the table %s are those of its row', (table) => {
      const rights = RIGHTS[name][table];
      const place = table === 'pact' ? 'Pact' : 'Sent';
      expect(grantedOn(name, place)).toEqual(
        (rights?.actions ?? []).map((action) => `dynamodb:${action}`).sort(),
      );
      for (const index of ['due', 'listing', 'contact', 'queue', 'changed'] as const) {
        const expected = rights?.indexes.includes(index) ? ['dynamodb:Query'] : [];
        expect(grantedOn(name, `${place}/index/${index}`)).toEqual(expected);
      }
    });
  });

  it('let only changes and mail-out read a stream, each its own', () => {
    const readers = names.flatMap((name) =>
      ['Pact/stream', 'Sent/stream']
        .filter((place) => grantedOn(name, place).length > 0)
        .map((it) => `${name} ${it}`),
    );
    expect(readers).toEqual(['changes Pact/stream', 'mail-out Sent/stream']);
  });

  it('let only mail-out send, by the identity and the configuration set, both named', () => {
    const sending = statements.filter(({ actions }) => actions.some((action) => /^ses:Send/.test(action)));
    expect(sending.map(({ actions }) => actions)).toEqual([['ses:SendRawEmail']]);
    const on = sending.flatMap(({ resources: all }) => all.map((it) => JSON.stringify(it)));
    const [identity] = ofKind(resources, 'AWS::SES::EmailIdentity');
    expect(identity?.Properties['EmailIdentity']).toBe('mail.aipact.example');
    expect(on.some((arn) => arn.includes(':identity/') && arn.includes(`"${identity?.id}"`))).toBe(true);
    expect(on.some((arn) => arn.includes(':configuration-set/'))).toBe(true);
    expect(on).toHaveLength(2);
  });

  it('let the hour start the round and nothing else', () => {
    const [schedule] = ofKind(resources, 'AWS::Scheduler::Schedule');
    const { RoleArn } = z.object({ RoleArn: z.unknown() }).parse(schedule?.Properties['Target']);
    const granted = policiesOf(resources, attributeOwner(RoleArn)).flatMap(statementsOf);
    const actions = granted.flatMap((statement) => statement.actions).sort();
    expect(actions).toEqual(['sqs:SendMessage', 'states:StartExecution']);
  });

  it('let nobody start a machine but changes, the round and the hour', () => {
    const starters = statements.filter(({ actions }) => actions.includes('states:StartExecution'));
    expect(starters.map(({ policy }) => policy.replace(/[0-9A-F]{8}$/, '')).sort()).toEqual(
      [
        'ChangesRoleDefaultPolicy',
        expect.stringMatching(/^EveryHour|^SchedulerRole/),
        'RoundRoleDefaultPolicy',
        'RoundStartsItself',
      ].sort(),
    );
  });
});
