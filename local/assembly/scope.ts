import { resolveValue, type Scope } from './intrinsics.ts';
import type { StackTemplate } from './manifest.ts';
import { attributeOf, type Identity, LOCAL_ACCOUNT, nameProperty, refOf } from './naming.ts';

/** What is shared by all stacks of an assembly. */
export interface Exports {
  importValue(name: string): unknown;
  stackOutput(stack: string, output: string): unknown;
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

const defaultOf = ({ name: stack, template }: StackTemplate, parameter: string): unknown => {
  const value = template.Parameters[parameter]?.Default;
  if (value !== undefined) return value;
  throw new Error(
    `Parameter ${parameter} of stack ${stack} has no default; the local stack can give it no value.`,
  );
};

const knownAttribute = (stack: string, identity: Identity, attribute: string): string => {
  const value = attributeOf(identity, attribute);
  if (value !== undefined) return value;
  const { kind, logicalId } = identity;
  throw new Error(
    `${kind} ${logicalId} of stack ${stack} has no attribute ${attribute} here; add it to local/assembly/kinds.ts.`,
  );
};

const fromMapping = ({ template }: StackTemplate, map: string, keys: readonly [string, string]): unknown => {
  const [first, second] = keys;
  const row = template.Mappings[map]?.[first];
  if (row !== undefined && second in row) return row[second];
  throw new Error(`Mapping ${map} has nothing under ${first}, ${second}.`);
};

/** What the names in one stack's template stand for. */
export const stackScope = (stack: StackTemplate, region: string, exports: Exports): StackScope => {
  const { name: stackName, template } = stack;
  const pseudo = pseudoParameters(stack, region);
  const identity = (logicalId: string): Identity => {
    const resource = template.Resources[logicalId];
    if (resource === undefined) throw new Error(`Stack ${stackName} has no resource ${logicalId}.`);
    const property = nameProperty(resource.Type);
    const given = property === undefined ? undefined : resolveValue(resource.Properties[property], scope);
    return { kind: resource.Type, logicalId, region, name: given === undefined ? undefined : String(given) };
  };
  const scope: StackScope = {
    identity,
    ref(name) {
      if (name in pseudo) return pseudo[name];
      return name in template.Parameters ? defaultOf(stack, name) : refOf(identity(name));
    },
    attribute: (logicalId, attribute) => knownAttribute(stackName, identity(logicalId), attribute),
    condition: (name) => resolveValue(template.Conditions[name], scope) === true,
    mapping: (map, first, second) => fromMapping(stack, map, [first, second]),
    importValue: exports.importValue,
    stackOutput: exports.stackOutput,
  };
  return scope;
};
