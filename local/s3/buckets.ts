import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod';
import type { ResolvedAssembly, Resource } from '../assembly/model.ts';
import type { Permissions } from '../service.ts';

export interface StoredObject {
  readonly body: Buffer;
  readonly headers: readonly (readonly [string, string])[];
}

/** Objects by bucket and key. */
export type Buckets = ReadonlyMap<string, ReadonlyMap<string, StoredObject>>;

const Call = z.strictObject({
  service: z.literal('S3'),
  action: z.literal('copyObject'),
  parameters: z.strictObject({
    Bucket: z.string(),
    Key: z.string(),
    /** Bucket and key of an asset. */
    CopySource: z.string(),
    MetadataDirective: z.literal('REPLACE'),
    ContentType: z.string(),
    CacheControl: z.string(),
  }),
  physicalResourceId: z.strictObject({ id: z.string() }),
  outputPaths: z.array(z.string()),
});

const CustomCall = z.object({
  ServiceToken: z.string(),
  Create: z.string(),
  Update: z.string(),
  Delete: z.never().optional(),
});

interface Copy extends z.infer<typeof Call.shape.parameters> {
  /** Of the function that copies. */
  readonly roleArn: string;
}

const parsedBy = <T>(schema: z.ZodType<T>, logicalId: string, value: unknown): T => {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new Error(
    `Custom::AWS ${logicalId} asks for what the local stack does not do: ${z.prettifyError(parsed.error)}`,
  );
};

const copyOf =
  (assembly: ResolvedAssembly) =>
  ({ logicalId, properties }: Resource): Copy => {
    const { ServiceToken, Create } = parsedBy(CustomCall, logicalId, properties);
    const { parameters } = parsedBy(Call, logicalId, JSON.parse(Create));
    return { ...parameters, roleArn: String(assembly.byArn(ServiceToken)?.properties['Role']) };
  };

/**
 * What each bucket holds once the calls of the deploy (`Custom::AWS`) are made, under the role of the function that makes
 * them. Throws for a call that is not known, or that the role does not allow.
 */
export const readBuckets = (assembly: ResolvedAssembly, permissions: Permissions): Buckets => {
  const buckets = new Map(
    assembly.byKind('AWS::S3::Bucket').map(({ ref }) => [ref, new Map<string, StoredObject>()]),
  );
  for (const copy of assembly.byKind('Custom::AWS').map(copyOf(assembly))) {
    const bucket = buckets.get(copy.Bucket);
    if (bucket === undefined)
      throw new Error(`${copy.Key} is copied to ${copy.Bucket}, which is no bucket here.`);
    const caller = permissions.callerFor(copy.roleArn);
    permissions.require(caller, 's3:GetObject', `arn:aws:s3:::${copy.CopySource}`);
    permissions.require(caller, 's3:PutObject', `arn:aws:s3:::${copy.Bucket}/${copy.Key}`);
    bucket.set(copy.Key, {
      body: readFileSync(assembly.assetPath(basename(copy.CopySource))),
      headers: [
        ['Content-Type', copy.ContentType],
        ['Cache-Control', copy.CacheControl],
      ],
    });
  }
  return buckets;
};
