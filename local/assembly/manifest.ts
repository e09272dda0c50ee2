import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const Manifest = z.object({
  artifacts: z.record(
    z.string(),
    z.object({
      type: z.string(),
      environment: z.string().optional(),
      properties: z.record(z.string(), z.unknown()).optional(),
      dependencies: z.array(z.string()).optional(),
      metadata: z.record(z.string(), z.array(z.object({ type: z.string(), data: z.unknown() }))).optional(),
    }),
  ),
});

const Assets = z.object({
  files: z
    .record(
      z.string(),
      z.object({
        source: z.object({ path: z.string() }),
        destinations: z.record(z.string(), z.object({ objectKey: z.string() })),
      }),
    )
    .default({}),
  dockerImages: z.record(z.string(), z.unknown()).default({}),
});

const Template = z.object({
  Parameters: z.record(z.string(), z.object({ Default: z.unknown() })).default({}),
  Mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))).default({}),
  Conditions: z.record(z.string(), z.unknown()).default({}),
  Resources: z.record(
    z.string(),
    z.object({
      Type: z.string(),
      Properties: z.record(z.string(), z.unknown()).default({}),
      Condition: z.string().optional(),
      Metadata: z.record(z.string(), z.unknown()).default({}),
    }),
  ),
  Outputs: z
    .record(z.string(), z.object({ Value: z.unknown(), Export: z.object({ Name: z.unknown() }).optional() }))
    .default({}),
  Transform: z.unknown().optional(),
});
export type Template = z.infer<typeof Template>;

/** One stack of the cloud assembly, as synthesized. */
export interface StackTemplate {
  readonly name: string;
  /** Undefined where the stack is synthesized for any region. */
  readonly region: string | undefined;
  readonly template: Template;
}

export interface CloudAssembly {
  readonly stacks: readonly StackTemplate[];
  /** Object key → path of the file or folder. */
  readonly assets: ReadonlyMap<string, string>;
}

const parseJson = <T>(schema: z.ZodType<T>, file: string): T => {
  const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is not what a cloud assembly holds there: ${z.prettifyError(parsed.error)}`);
};

const readAssets = (folder: string, file: string, assets: Map<string, string>): void => {
  const { files, dockerImages } = parseJson(Assets, join(folder, file));
  const [image] = Object.keys(dockerImages);
  if (image !== undefined)
    throw new Error(`${file} holds the container image ${image}; only file assets run here.`);
  for (const { source, destinations } of Object.values(files)) {
    for (const { objectKey } of Object.values(destinations)) assets.set(objectKey, join(folder, source.path));
  }
};

type Artifact = z.infer<typeof Manifest>['artifacts'][string];

const readStack = (folder: string, name: string, artifact: Artifact): StackTemplate => {
  const file = String(artifact.properties?.['templateFile']);
  const template = parseJson(Template, join(folder, file));
  if (template.Transform !== undefined) throw new Error(`${file} has a Transform; macros cannot run here.`);
  const region = artifact.environment?.split('/').at(-1);
  return { name, region: region === 'unknown-region' ? undefined : region, template };
};

/** Reads cdk.out: all stacks and file assets, those of nested assemblies included. Throws where it is not whole. */
export const readCloudAssembly = (folder: string): CloudAssembly => {
  const file = join(folder, 'manifest.json');
  if (!existsSync(file)) throw new Error(`${folder} holds no cloud assembly (no manifest.json).`);
  const stacks: StackTemplate[] = [];
  const assets = new Map<string, string>();
  for (const [name, artifact] of Object.entries(parseJson(Manifest, file).artifacts)) {
    if (artifact.type === 'aws:cloudformation:stack') stacks.push(readStack(folder, name, artifact));
    if (artifact.type === 'cdk:asset-manifest')
      readAssets(folder, String(artifact.properties?.['file']), assets);
    if (artifact.type === 'cdk:cloud-assembly') {
      const nested = readCloudAssembly(join(folder, String(artifact.properties?.['directoryName'])));
      stacks.push(...nested.stacks);
      for (const [key, path] of nested.assets) assets.set(key, path);
    }
  }
  return { stacks, assets };
};
