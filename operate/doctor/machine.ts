import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { type Line, right, wrong } from '../report.ts';

const PROJECT = new URL('../../', import.meta.url);

/** Versions that the project wants, and those that are there; undefined for what is not installed. */
export interface Machine {
  readonly node: string;
  readonly wantedNode: string;
  readonly cdk: string | undefined;
  readonly wantedCdk: string;
  readonly library: string | undefined;
  readonly wantedLibrary: string;
  /** The region that AWS commands of this terminal go to, if it names one. */
  readonly terminalRegion: string | undefined;
}

const Package = z.object({ version: z.string() });
const Project = z.object({
  devDependencies: z.object({ node: z.string(), 'aws-cdk': z.string(), 'aws-cdk-lib': z.string() }),
});

const readJson = (path: string): unknown => JSON.parse(readFileSync(new URL(path, PROJECT), 'utf8'));

const installed = (name: string): string | undefined => {
  try {
    return Package.parse(readJson(`node_modules/${name}/package.json`)).version;
  } catch {
    return undefined;
  }
};

export const thisMachine = (variables: Readonly<Record<string, string | undefined>>): Machine => {
  const wanted = Project.parse(readJson('package.json')).devDependencies;
  return {
    node: process.versions.node,
    wantedNode: wanted.node,
    cdk: installed('aws-cdk'),
    wantedCdk: wanted['aws-cdk'],
    library: installed('aws-cdk-lib'),
    wantedLibrary: wanted['aws-cdk-lib'],
    terminalRegion: variables['AWS_REGION'] ?? variables['AWS_DEFAULT_REGION'],
  };
};

const major = (version: string): string => version.split('.')[0] ?? '';

/** The deploy is run by the project's own Node and CDK: another CLI may not read what this library writes. */
export const machineLines = (machine: Machine): readonly Line[] => {
  const { node, wantedNode, cdk, wantedCdk, library, wantedLibrary } = machine;
  return [
    {
      id: 'node',
      ...(major(node) === major(wantedNode)
        ? right(node)
        : wrong(`${node}, the project wants ${wantedNode}`, 'npm ci, then npm run doctor (not node itself)')),
    },
    {
      id: 'cdk',
      ...(cdk === wantedCdk && library === wantedLibrary
        ? right(`${cdk} with the library ${library}`)
        : wrong(
            `${cdk ?? 'no CLI'} with ${library ?? 'no library'}, the project wants ${wantedCdk} with ${wantedLibrary}`,
            'npm ci, and npx cdk in this folder',
          )),
    },
  ];
};
