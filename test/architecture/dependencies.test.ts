import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

const PROJECT = join(import.meta.dirname, '../..');
const read = (...parts: readonly string[]): string => readFileSync(join(PROJECT, ...parts), 'utf8');

const WORKFLOWS = readdirSync(join(PROJECT, '.github/workflows'));
const Names = z.record(z.string(), z.string()).default({});
const Project = z.object({ dependencies: Names, devDependencies: Names });
const Lock = z.object({
  packages: z.record(
    z.string(),
    z.object({
      resolved: z.string().optional(),
      integrity: z.string().optional(),
      inBundle: z.boolean().default(false),
    }),
  ),
});

describe('the workflows of the build', () => {
  it.each(WORKFLOWS)('%s runs nobody’s action but by its commit, and may only read', (file) => {
    const text = read('.github/workflows', file);
    const used = [...text.matchAll(/uses: (\S+)/g)].map(([, action]) => action);
    expect(used.length).toBeGreaterThan(0);
    expect(used.filter((action) => !/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/.test(action ?? ''))).toEqual([]);
    expect(text).toMatch(/^permissions:\n {2}contents: read\n(?! )/m);
  });

  it('look each week for holes in dependencies, and list what the build is made of', () => {
    const text = read('.github/workflows/dependencies.yml');
    expect(text).toMatch(/schedule:.*cron: '[\d ]+\* \* 1'/s);
    for (const command of [
      'npm audit --omit=dev',
      'npm audit signatures',
      'npm sbom --sbom-format=cyclonedx',
    ])
      expect(text).toContain(`run: ${command}`);
  });
});

describe('dependencies', () => {
  it('are of exact versions', () => {
    const { dependencies, devDependencies } = Project.parse(JSON.parse(read('package.json')));
    const versions = Object.entries({ ...dependencies, ...devDependencies });
    expect(versions.filter(([, version]) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });

  it('are locked to their content, and come from nowhere but the registry', () => {
    const { '': _project, ...packages } = Lock.parse(JSON.parse(read('package-lock.json'))).packages;
    const odd = Object.entries(packages).filter(
      ([, { resolved, integrity = '', inBundle }]) =>
        // What another package brings with it is covered by that one's.
        !inBundle && (resolved !== undefined || !integrity.startsWith('sha512-')),
    );
    expect(odd.map(([name]) => name)).toEqual([]);
    expect(Object.keys(packages).length).toBeGreaterThan(100);
  });
});
