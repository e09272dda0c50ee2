import * as z from 'zod';
import type { ResolvedAssembly } from '../service.ts';
import type { Statement } from './match.ts';

const oneOrMore = z
  .union([z.string(), z.array(z.string())])
  .default([])
  .transform((value) => (typeof value === 'string' ? [value] : value));

const scalar = z.union([z.string(), z.boolean(), z.number()]).transform(String);
const values = z
  .union([scalar, z.array(scalar)])
  .transform((value) => (Array.isArray(value) ? value : [value]));

const PolicyStatement = z
  .object({
    Effect: z.enum(['Allow', 'Deny']),
    Action: oneOrMore,
    NotAction: oneOrMore,
    Resource: oneOrMore,
    NotResource: oneOrMore,
    Condition: z.record(z.string(), z.record(z.string(), values)).default({}),
  })
  .transform(
    ({ Effect, Action, NotAction, Resource, NotResource, Condition }): Statement => ({
      effect: Effect,
      actions: Action,
      notActions: NotAction,
      resources: Resource,
      notResources: NotResource,
      conditions: Object.entries(Condition).flatMap(([operator, keys]) =>
        Object.entries(keys).map(([key, given]) => ({ operator, key, values: given })),
      ),
    }),
  );

const PolicyDocument = z.object({
  Statement: z
    .union([PolicyStatement, z.array(PolicyStatement)])
    .transform((statement) => (Array.isArray(statement) ? statement : [statement])),
});

const Attached = z.object({ PolicyDocument, Roles: z.array(z.string()).default([]) });

const Role = z.object({
  Policies: z.array(z.object({ PolicyDocument })).default([]),
  ManagedPolicyArns: z.array(z.string()).default([]),
});

const allow = (actions: readonly string[]): readonly Statement[] => [
  { effect: 'Allow', actions, notActions: [], resources: ['*'], notResources: [], conditions: [] },
];

/** Policies that AWS keeps, as far as they mean something here. */
const AWS_MANAGED: Readonly<Record<string, readonly Statement[]>> = {
  'service-role/AWSLambdaBasicExecutionRole': allow([
    'logs:CreateLogGroup',
    'logs:CreateLogStream',
    'logs:PutLogEvents',
  ]),
  'service-role/AmazonAPIGatewayPushToCloudWatchLogs': allow(['logs:*']),
  AWSXRayDaemonWriteAccess: allow(['xray:PutTraceSegments', 'xray:PutTelemetryRecords']),
};

const managedStatements = (assembly: ResolvedAssembly, arn: string): readonly Statement[] => {
  const [, name] = arn.split(':aws:policy/');
  if (name === undefined) {
    const policy = assembly.byArn(arn);
    if (policy === undefined) throw new Error(`The managed policy ${arn} is not part of the cloud assembly.`);
    return Attached.parse(policy.properties).PolicyDocument.Statement;
  }
  const statements = AWS_MANAGED[name];
  if (statements !== undefined) return statements;
  throw new Error(
    `AWS's managed policy ${name} is not known to the local stack; write the rights down in the stack.`,
  );
};

/** What each role of the assembly may do, by the role's ARN. */
export const rolePolicies = (assembly: ResolvedAssembly): ReadonlyMap<string, readonly Statement[]> => {
  const attached = [
    ...assembly.byKind('AWS::IAM::Policy'),
    ...assembly.byKind('AWS::IAM::ManagedPolicy'),
  ].map(({ properties }) => Attached.parse(properties));
  return new Map(
    assembly.byKind('AWS::IAM::Role').map((role) => {
      const { Policies, ManagedPolicyArns } = Role.parse(role.properties);
      const own = Policies.flatMap((policy) => policy.PolicyDocument.Statement);
      const managed = ManagedPolicyArns.flatMap((arn) => managedStatements(assembly, arn));
      const given = attached.filter(({ Roles }) => Roles.includes(role.ref));
      return [
        role.arn,
        [...own, ...managed, ...given.flatMap((policy) => policy.PolicyDocument.Statement)],
      ] as const;
    }),
  );
};
