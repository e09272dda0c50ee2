import { dynamicReferences } from './dynamic.ts';
import { resolveValue } from './intrinsics.ts';
import { KINDS } from './kinds.ts';
import { type CloudAssembly, readCloudAssembly, type StackTemplate } from './manifest.ts';
import type { ResolvedAssembly, Resource } from './model.ts';
import { arnOf, LOCAL_ACCOUNT, refOf } from './naming.ts';
import { type Exports, type StackScope, stackScope } from './scope.ts';

/** The region of stacks that are synthesized for any region. */
const DEFAULT_REGION = 'eu-west-1';

interface ScopedStack {
  readonly stack: StackTemplate;
  readonly scope: StackScope;
}

const describe = (resource: Resource): string =>
  `${resource.kind} (${resource.logicalId} in stack ${resource.stack}${resource.path === '' ? '' : `, ${resource.path}`})`;

const refuseUnknown = (resources: readonly Resource[]): void => {
  const unknown = resources.filter(({ kind }) => KINDS[kind] === undefined);
  if (unknown.length === 0) return;
  throw new Error(
    `The cloud assembly holds what the local stack does not know:\n${unknown.map((each) => `  ${describe(each)}\n`).join('')}` +
      'Give the kind a row in local/assembly/kinds.ts: the local service that runs it, or why it has no meaning here.',
  );
};

const resourcesOf = (
  { stack, scope }: ScopedStack,
  reveal: (value: unknown) => unknown,
): readonly Resource[] =>
  Object.entries(stack.template.Resources)
    .filter(([, { Condition: condition }]) => condition === undefined || scope.condition(condition))
    .map(([logicalId, { Type: kind, Properties: properties, Metadata: metadata }]) => {
      const identity = scope.identity(logicalId);
      const known = KINDS[kind] !== undefined;
      return {
        stack: stack.name,
        logicalId,
        path: String(metadata['aws:cdk:path'] ?? ''),
        kind,
        properties: known
          ? (reveal(resolveValue(properties, scope)) as Readonly<Record<string, unknown>>)
          : {},
        ref: refOf(identity),
        arn: arnOf(identity),
      };
    });

const crossStackExports = (stacks: () => readonly ScopedStack[]): Exports => ({
  importValue(name) {
    for (const { stack, scope } of stacks()) {
      for (const output of Object.values(stack.template.Outputs)) {
        if (output.Export === undefined || resolveValue(output.Export.Name, scope) !== name) continue;
        return resolveValue(output.Value, scope);
      }
    }
    throw new Error(`No stack of the cloud assembly exports ${name}.`);
  },
  stackOutput(name, outputName) {
    const found = stacks().find(({ stack }) => stack.name === name);
    const output = found?.stack.template.Outputs[outputName];
    if (found === undefined || output === undefined)
      throw new Error(`The cloud assembly has no output ${outputName} of a stack ${name}.`);
    return resolveValue(output.Value, found.scope);
  },
});

const assetLookup =
  (assets: CloudAssembly['assets']) =>
  (objectKey: string): string => {
    const path = assets.get(objectKey);
    if (path === undefined) throw new Error(`The cloud assembly has no asset under ${objectKey}.`);
    return path;
  };

/** The region that most stacks lie in. */
const mainRegion = (stacks: readonly StackTemplate[]): string => {
  const named = Map.groupBy(
    stacks.flatMap(({ region }) => region ?? []),
    (region) => region,
  );
  const [most] = [...named].toSorted(([, a], [, b]) => b.length - a.length);
  return most?.[0] ?? DEFAULT_REGION;
};

/** Resolves an assembly that has been read. Throws naming every resource of a kind that is not known here. */
export const resolveAssembly = ({ stacks, assets }: CloudAssembly): ResolvedAssembly => {
  const region = mainRegion(stacks);
  const exports = crossStackExports(() => scoped);
  const scoped: readonly ScopedStack[] = stacks.map((stack) => ({
    stack,
    scope: stackScope(stack, stack.region ?? region, exports),
  }));
  const reveal = dynamicReferences();
  const resources = scoped.flatMap((each) => resourcesOf(each, reveal));
  refuseUnknown(resources);
  const arns = new Map(resources.map((resource) => [resource.arn, resource]));
  return {
    region,
    account: LOCAL_ACCOUNT,
    resources,
    byKind: (kind) => resources.filter((resource) => resource.kind === kind),
    byArn: (arn) => arns.get(arn),
    assetPath: assetLookup(assets),
  };
};

/** Reads and resolves the cloud assembly in a folder (`cdk.out`). */
export const readAssembly = (folder: string): ResolvedAssembly => resolveAssembly(readCloudAssembly(folder));
