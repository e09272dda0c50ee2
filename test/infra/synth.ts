import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, type Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as z from 'zod';
import { stageOf } from '../../infra/stages.ts';
import { buildSystem } from '../../infra/system.ts';

const CdkJson = z.object({ context: z.record(z.string(), z.unknown()) });
const flags = CdkJson.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '../../cdk.json'), 'utf8')),
).context;

const Resource = z.object({
  Type: z.string(),
  Properties: z.record(z.string(), z.unknown()).default({}),
  DeletionPolicy: z.string().optional(),
});
export type Resource = z.infer<typeof Resource> & { readonly id: string; readonly stack: string };

export type StageName = 'local' | 'dev' | 'prod';
export const STAGE_NAMES: readonly StageName[] = ['local', 'dev', 'prod'];

/** An app with the context of cdk.json, without bundling any function. */
export const appOf = (context: Readonly<Record<string, unknown>>): App =>
  new App({ context: { ...flags, 'aws:cdk:bundling-stacks': [], ...context } });

export const resourcesOf = (stack: Stack): readonly Resource[] => {
  const resources = z.record(z.string(), Resource).parse(Template.fromStack(stack).toJSON()['Resources']);
  return Object.entries(resources).map(([id, resource]) => ({ ...resource, id, stack: stack.node.id }));
};

const synthesized = new Map<StageName, readonly Resource[]>();

/** Every resource of every stack of a stage. Synthesized once. */
export const resourcesOfStage = (name: StageName): readonly Resource[] => {
  const known = synthesized.get(name);
  if (known !== undefined) return known;
  const app = appOf({ stage: name });
  const resources = Object.values(buildSystem(app, stageOf(app.node))).flatMap(resourcesOf);
  synthesized.set(name, resources);
  return resources;
};

export const ofKind = (resources: readonly Resource[], kind: string): readonly Resource[] =>
  resources.filter(({ Type }) => Type === kind);

const Statement = z.object({
  Effect: z.enum(['Allow', 'Deny']),
  Action: z.union([z.string(), z.array(z.string())]),
  Resource: z.unknown(),
});
export type Statement = {
  readonly effect: string;
  readonly actions: readonly string[];
  readonly resources: readonly unknown[];
};

/** The statements of an identity's policies: of what a role may do, not of who may use a resource. */
export const statementsOf = ({ Properties }: Resource): readonly Statement[] =>
  z
    .object({ PolicyDocument: z.object({ Statement: z.array(Statement) }) })
    .parse(Properties)
    .PolicyDocument.Statement.map(({ Effect, Action, Resource: on }) => ({
      effect: Effect,
      actions: [Action].flat(),
      resources: [on].flat(),
    }));

/** The policies of the role that a function or machine runs under. */
export const policiesOf = (resources: readonly Resource[], roleId: string): readonly Resource[] =>
  ofKind(resources, 'AWS::IAM::Policy').filter(({ Properties }) =>
    JSON.stringify(Properties['Roles']).includes(`"${roleId}"`),
  );
