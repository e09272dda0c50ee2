import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { regionsOf } from '../../infra/regions.ts';
import { parseStage } from '../../infra/stage-values.ts';
import { STAGES } from '../../infra/stages.ts';
import { buildSystem } from '../../infra/system.ts';
import { BOOTSTRAP_VERSION } from '../../operate/doctor/account.ts';
import {
  appOf,
  ofKind,
  policiesOf,
  type Resource,
  resourcesOf,
  resourcesOfStage,
  STAGE_NAMES,
  type StageName,
  statementsOf,
} from './synth.ts';

const resources = resourcesOfStage('prod');
/** Those that are told something: CDK's own, for calls during a deploy, is not. */
const functions = ofKind(resources, 'AWS::Lambda::Function').filter(
  ({ Properties }) => 'Environment' in Properties,
);

/** Everything in a value that looks like a reference to a resource. */
const textOf = (value: unknown): string => JSON.stringify(value);

const Arn = z.object({ 'Fn::GetAtt': z.tuple([z.string(), z.string()]) });
const Environment = z.object({ Environment: z.object({ Variables: z.record(z.string(), z.unknown()) }) });

const mayStartMachines = ({ Properties }: Resource): boolean =>
  policiesOf(resources, Arn.parse(Properties['Role'])['Fn::GetAtt'][0])
    .flatMap(statementsOf)
    .some(({ actions }) => actions.includes('states:StartExecution'));

const Acl = z.object({ Rules: z.array(z.record(z.string(), z.unknown())).default([]) });

/** What of a web ACL would refuse our forms, or trust an address that its sender wrote. */
const faultsOfAcl = (properties: unknown): readonly string[] => {
  const rules = textOf(Acl.parse(properties).Rules);
  const common = rules.includes('AWSManagedRulesCommonRuleSet');
  return [
    ...(common &&
    !/"ActionToUse":\{"Count":\{[^}]*\}\},"Name":"SizeRestrictions_BODY"|"Name":"SizeRestrictions_BODY","ActionToUse":\{"Count":/.test(
      rules,
    )
      ? ['refuses forms above 8 KB']
      : []),
    ...(rules.includes('ForwardedIP') ? ['trusts the forwarded address'] : []),
  ];
};

describe('what a first deploy trips over', () => {
  it('is no circle: each function is told the site’s address as a value, not as a reference', () => {
    const addresses = functions.map(
      ({ Properties }) => Environment.parse(Properties).Environment.Variables['SITE_URL'],
    );
    expect(new Set(addresses)).toEqual(new Set([STAGES.prod.siteUrl]));
  });

  it('is no circle: a function that starts a machine is a task of none', () => {
    const starters = functions.filter(mayStartMachines);
    const definitions = ofKind(resources, 'AWS::StepFunctions::StateMachine').map(({ Properties }) =>
      textOf([Properties['DefinitionSubstitutions'], Properties['DefinitionString']]),
    );
    expect(starters.length).toBeGreaterThan(0);
    const tasks = starters.filter(({ id }) =>
      definitions.some((definition) => definition.includes(`"${id}"`)),
    );
    expect(tasks.map(({ id }) => id)).toEqual([]);
  });

  it('is not the account’s one role for API Gateway: it has a stack of its own, and is kept', () => {
    const accounts = ofKind(resources, 'AWS::ApiGateway::Account');
    expect(accounts.map(({ stack, DeletionPolicy }) => ({ stack, DeletionPolicy }))).toEqual([
      { stack: 'AiPact-Account', DeletionPolicy: 'Retain' },
    ]);
    const role = Arn.parse(accounts[0]?.Properties['CloudWatchRoleArn'])['Fn::GetAtt'][0];
    expect(resources.find(({ id }) => id === role)?.DeletionPolicy).toBe('Retain');
  });

  it('is not AWS’s own key for topics, which shuts out SES and CloudWatch', () => {
    const encrypted = resources.filter(({ Type }) => /^AWS::(?:SNS::Topic|SQS::Queue)$/.test(Type));
    expect(encrypted.length).toBeGreaterThan(0);
    expect(encrypted.filter(({ Properties }) => textOf(Properties).includes('alias/aws/'))).toEqual([]);
  });

  it('is nothing of which an account and region has one by each name, made by two stages', () => {
    const namesOf = (stage: StageName) =>
      ['AWS::SES::EmailIdentity', 'AWS::Cognito::UserPoolDomain', 'AWS::ApiGateway::RestApi'].map((kind) =>
        ofKind(resourcesOfStage(stage), kind).map(({ Properties }) =>
          textOf(Properties['EmailIdentity'] ?? Properties['Domain'] ?? Properties['Name']),
        ),
      );
    const [dev, ours] = [namesOf('dev').flat(), namesOf('prod').flat()];
    expect(ours).toHaveLength(3);
    expect(dev.filter((name) => ours.includes(name))).toEqual([]);
  });

  it.each(
    STAGE_NAMES,
  )('is no throttling by CloudFormation, which looks up each output of another stack as often as it is named: %s', (stage) => {
    const asked = Map.groupBy(resourcesOfStage(stage), (resource) => resource.stack);
    const often = [...asked].map(([stack, all]) => [
      stack,
      textOf(all).split('Fn::GetStackOutput').length - 1,
    ]);
    expect(often.filter(([, times]) => Number(times) > 5)).toEqual([]);
  });

  it('is no log of a machine that fills the account’s one policy for the delivery of logs', () => {
    const machines = ofKind(resources, 'AWS::StepFunctions::StateMachine');
    const groups = ofKind(resources, 'AWS::Logs::LogGroup');
    const names = machines.map(({ Properties }) => {
      const group = groups.find(({ id }) => textOf(Properties['LoggingConfiguration']).includes(`"${id}"`));
      return String(group?.Properties['LogGroupName']);
    });
    expect(new Set(names).size).toBe(3);
    expect(names.filter((name) => !name.startsWith('/aws/vendedlogs/states/AiPact-prod-'))).toEqual([]);
  });

  it('is not concurrency set aside, which a new account has none of', () => {
    expect(functions.filter(({ Properties }) => 'ReservedConcurrentExecutions' in Properties)).toEqual([]);
  });

  it('is no web ACL that refuses long forms or trusts a forged address', () => {
    const acls = ofKind(resources, 'AWS::WAFv2::WebACL');
    expect(acls.flatMap(({ Properties }) => faultsOfAcl(Properties))).toEqual([]);
    const limits = acls.filter(({ Properties }) => textOf(Properties).includes('"Size":65536'));
    expect(limits.map(({ stack }) => stack)).toEqual(['AiPact-prod-Edge']);
    const careless = {
      Rules: [
        { Statement: { ManagedRuleGroupStatement: { Name: 'AWSManagedRulesCommonRuleSet' } } },
        { Statement: { RateBasedStatement: { ForwardedIPConfig: { HeaderName: 'X-Forwarded-For' } } } },
      ],
    };
    expect(faultsOfAcl(careless)).toHaveLength(2);
  });

  it('is no table of another name after a restore: the stage says it, and the logical ids stay', () => {
    const stage = parseStage({
      ...STAGES.prod,
      tableNames: { pact: 'pact-restored', sent: 'sent-as-it-was' },
    });
    const { data } = buildSystem(appOf({ stage: 'prod' }), stage);
    const tables = ofKind(resourcesOf(data), 'AWS::DynamoDB::Table');
    expect(tables.map(({ id, Properties }) => [id, Properties['TableName']])).toEqual([
      ['Pact54D9B507', 'pact-restored'],
      ['SentCDA325AC', 'sent-as-it-was'],
    ]);
    // `cdk import` takes only what says what becomes of it.
    expect(tables.map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(['Retain', 'Retain']);
  });

  it.each(
    STAGE_NAMES,
  )('is no region forgotten: those of %s are the ones its stacks are deployed to', (name) => {
    const stage = parseStage(STAGES[name]);
    const app = appOf({ stage: name });
    buildSystem(app, stage);
    const deployed = app.synth().stacks.map(({ environment }) => environment.region);
    expect(regionsOf(stage)).toEqual([...new Set(deployed)]);
    expect(regionsOf(stage).toSorted()).toEqual([stage.region, 'us-east-1'].toSorted());
  });

  it('is no bootstrap stack older than the assembly needs', () => {
    const app = appOf({ stage: 'prod' });
    buildSystem(app, parseStage(STAGES.prod));
    const needed = [...textOf(app.synth().manifest).matchAll(/"requiresBootstrapStackVersion":(\d+)/g)].map(
      ([, version]) => Number(version),
    );
    expect(needed).not.toEqual([]);
    expect(Math.max(...needed)).toBeLessThanOrEqual(BOOTSTRAP_VERSION);
  });
});
