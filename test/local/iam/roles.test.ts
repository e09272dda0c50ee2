import { describe, expect, it } from 'vitest';
import { createPermissions } from '../../../local/iam/permissions.ts';
import { functionDefinition } from '../../../local/lambda/definition.ts';
import { requireFunctionRole } from '../../../local/lambda/role.ts';
import type { Resource } from '../../../local/service.ts';
import { requireMachineRole } from '../../../local/stepfunctions/role.ts';
import { assemblyOf, resource } from '../../support/assembly.ts';

const ROLE = 'arn:aws:iam::000000000000:role/Worker';
const LOGS = 'arn:aws:logs:eu-west-1:000000000000:log-group:Logs:*';
const QUEUE = 'arn:aws:sqs:eu-west-1:000000000000:failures';

const roleThat = (...actions: readonly string[]): Resource =>
  resource(
    'AWS::IAM::Role',
    'Worker',
    {
      Policies: [
        {
          PolicyDocument: { Statement: [{ Effect: 'Allow', Action: actions, Resource: [LOGS, QUEUE, '*'] }] },
        },
      ],
    },
    { arn: ROLE },
  );

const FUNCTION_NEEDS = [
  'logs:CreateLogStream',
  'logs:PutLogEvents',
  'xray:PutTraceSegments',
  'xray:PutTelemetryRecords',
  'sqs:SendMessage',
];

const WORKER = resource('AWS::Lambda::Function', 'Worker', {
  Code: { S3Key: '/asset' },
  Handler: 'index.handler',
  Runtime: 'nodejs24.x',
  Role: ROLE,
  LoggingConfig: { LogGroup: 'Logs' },
  TracingConfig: { Mode: 'Active' },
  DeadLetterConfig: { TargetArn: QUEUE },
});

const makeFunction = (...actions: readonly string[]) => {
  const logs = resource('AWS::Logs::LogGroup', 'Logs', {}, { arn: LOGS });
  const assembly = assemblyOf(roleThat(...actions), logs, WORKER);
  requireFunctionRole(createPermissions(assembly), functionDefinition(assembly, WORKER));
};

const MACHINE_NEEDS = [
  ...['Create', 'Delete', 'Get', 'Update'].map((verb) => `logs:${verb}LogDelivery`),
  'logs:ListLogDeliveries',
  'logs:PutResourcePolicy',
  'logs:DescribeResourcePolicies',
  'logs:DescribeLogGroups',
  ...['PutTraceSegments', 'PutTelemetryRecords', 'GetSamplingRules', 'GetSamplingTargets'].map(
    (verb) => `xray:${verb}`,
  ),
];

const makeMachine = (observed: Readonly<Record<string, unknown>>, ...actions: readonly string[]) => {
  const machine = resource('AWS::StepFunctions::StateMachine', 'Machine', { RoleArn: ROLE, ...observed });
  requireMachineRole(createPermissions(assemblyOf(roleThat(...actions), machine)), machine);
};

const OBSERVED = { LoggingConfiguration: { Level: 'ALL' }, TracingConfiguration: { Enabled: true } };

describe('a function', () => {
  it('is made where its role allows its log, its traces and its dead letters', () => {
    expect(() => makeFunction(...FUNCTION_NEEDS)).not.toThrow();
  });

  it.each(FUNCTION_NEEDS)('is refused where its role lacks %s', (lacking) => {
    expect(() => makeFunction(...FUNCTION_NEEDS.filter((each) => each !== lacking))).toThrow(lacking);
  });
});

describe('a state machine', () => {
  it('is made where its role allows its log and its traces, and needs neither where it has none', () => {
    expect(() => makeMachine(OBSERVED, ...MACHINE_NEEDS)).not.toThrow();
    expect(() => makeMachine({}, 'lambda:InvokeFunction')).not.toThrow();
  });

  it.each(MACHINE_NEEDS)('is refused where its role lacks %s', (lacking) => {
    expect(() => makeMachine(OBSERVED, ...MACHINE_NEEDS.filter((each) => each !== lacking))).toThrow(lacking);
  });
});
