import type { ResolvedAssembly, Resource } from '../../local/assembly/model.ts';

/** A resource of a made-up assembly; `ref` is its logical id, its ARN is made from kind and id unless given. */
export const resource = (
  kind: string,
  logicalId: string,
  properties: Readonly<Record<string, unknown>> = {},
  over: Partial<Resource> = {},
): Resource => ({
  stack: 'Test',
  logicalId,
  path: '',
  kind,
  properties,
  ref: logicalId,
  arn: `arn:aws:test:::${kind}/${logicalId}`,
  ...over,
});

/** An assembly of these resources; an object key of an asset is its folder. */
export const assemblyOf = (...resources: readonly Resource[]): ResolvedAssembly => ({
  region: 'eu-west-1',
  account: '000000000000',
  resources,
  byKind: (kind) => resources.filter((each) => each.kind === kind),
  byArn: (arn) => resources.find((each) => each.arn === arn),
  assetPath: (objectKey) => objectKey,
});
