import { globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const FOLDERS = ['functions', 'infra', 'local', 'operate', 'test', 'workflows'] as const;

export interface Source {
  /** From the project's folder, with slashes. */
  readonly path: string;
  readonly text: string;
}

export interface Import {
  readonly from: string;
  readonly line: number;
  /** What is imported: a path from the project's folder, or the name of a package. */
  readonly target: string;
  /** Whether nothing of it is left at run time. */
  readonly typeOnly: boolean;
}

/** Every TypeScript file of the project. */
export const sources = (): readonly Source[] =>
  globSync(
    FOLDERS.map((folder) => `${folder}/**/*.{ts,tsx}`),
    { cwd: ROOT },
  )
    .sort()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));

const IMPORT =
  /^(?:import|export)\s+(?<type>type\s)?(?:[\w*{][^'";]*?\sfrom\s*)?'(?<fixed>[^']+)'|\bimport\(\s*'(?<late>[^']+)'/gmu;

const targetOf = (path: string, specifier: string): string =>
  specifier.startsWith('.') ? relative(ROOT, join(ROOT, dirname(path), specifier)) : specifier;

export const importsOf = ({ path, text }: Source): readonly Import[] =>
  [...text.matchAll(IMPORT)].map(({ groups = {}, index }) => ({
    from: path,
    line: text.slice(0, index).split('\n').length,
    target: targetOf(path, groups['fixed'] ?? groups['late'] ?? ''),
    typeOnly: groups['type'] !== undefined,
  }));

/** As people read it: `file:line imports target`. */
export const told = ({ from, line, target }: Import): string => `${from}:${line} imports ${target}`;
