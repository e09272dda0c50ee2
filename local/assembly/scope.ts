import { resolveValue, type Scope } from './intrinsics.ts';
import type { StackTemplate } from './manifest.ts';
import { attributeOf, type Identity, LOCAL_ACCOUNT, nameProperty, refOf } from './naming.ts';

/** What is shared by all stacks of an assembly. */
export interface Exports {
  importValue(name: string): unknown;
}

export interface StackScope extends Scope {
  readonly identity: (logicalId: string) => Identity;
}

const pseudoParameters = ({ name }: StackTemplate, region: string): Readonly<Record<string, unknown>> => ({
  'AWS::AccountId': LOCAL_ACCOUNT,
  'AWS::Region': region,
  'AWS::Partition': 'aws',
  'AWS::URLSuffix': 'amazonaws.com',
  'AWS::StackName': name,
  'AWS::StackId': `arn:aws:cloudformation:${region}:${LOCAL_ACCOUNT}:stack/${name}/local`,
  'AWS::NotificationARNs': [],
  'AWS::NoValue': undefined,
});

/** What the names in one stack's template stand for. */
export const stackScope = (stack: StackTemplate, region: string, exports: Exports): StackScope => {
  const { template } = stack;
  const pseudo = pseudoParameters(stack, region);
  const identity = (logicalId: string): Identity => {
    const resource = template.Resources[logicalId];
    if (resource === undefined) throw new Error(`Stack ${stack.name} has no resource ${logicalId}.`);
    const property = nameProperty(resource.Type);
    const given = property === undefined ? undefined : resolveValue(resource.Properties[property], scope);
    return { kind: resource.Type, logicalId, region, name: given === undefined ? undefined : String(given) };
  };
  const scope: StackScope = {
    identity,
    ref(name) {
      if (name in pseudo) return pseudo[name];
      const parameter = template.Parameters[name];
      if (parameter === undefined) return refOf(identity(name));
      if (parameter.Default !== undefined) return parameter.Default;
      throw new Error(
        `Parameter ${name} of stack ${stack.name} has no default; the local stack can give it no value.`,
      );
    },
    attribute(logicalId, attribute) {
      const of = identity(logicalId);
      const value = attributeOf(of, attribute);
      if (value !== undefined) return value;
      throw new Error(
        `${of.kind} ${logicalId} of stack ${stack.name} has no attribute ${attribute} here; add it to local/assembly/kinds.ts.`,
      );
    },
    condition: (name) => resolveValue(template.Conditions[name], scope) === true,
    mapping(map, first, second) {
      const table = template.Mappings[map] as
        | Readonly<Record<string, Readonly<Record<string, unknown>>>>
        | undefined;
      return table?.[first]?.[second];
    },
    importValue: exports.importValue,
  };
  return scope;
};
