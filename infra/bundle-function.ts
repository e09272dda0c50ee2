import { writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { type BuildOptions, build, transform } from 'esbuild';
import { BUNDLING } from './bundling.ts';

/** What is bundled. */
export type Entry = Pick<BuildOptions, 'entryPoints' | 'stdin' | 'absWorkingDir'>;

/** One file of a function's folder. */
export interface BundledFile {
  readonly name: string;
  readonly text: string;
  /** The files that are loaded before it, by name. */
  readonly needs: readonly string[];
  /** The source files that it holds something of. */
  readonly sources: readonly string[];
}

const ENTRY = 'index';

/** Names a file's values for the files that need them. */
const NAMES: BundledFile = {
  name: 'names.js',
  text: '"use strict";module.exports=(o,n)=>{for(const k in n)Object.defineProperty(o,k,{get:n[k],enumerable:!0})};\n',
  needs: [],
  sources: [],
};

const EXPORTS = /\bexport\{([^{}]+)\};/;
const LATER = /\bimport\("(\.\/[^"]+)"\)/g;

const namesOf = (list: string): string =>
  list
    .split(',')
    .map((one) => one.split(' as '))
    .map(([own = '', shown = own]) => `${shown}:()=>${own}`)
    .join(',');

/** esbuild would say in every file how values are named; a file says it once for all. */
const sharingNames = (text: string): string => {
  const shared = text
    .replace(LATER, 'Promise.resolve().then(()=>require("$1"))')
    .replace(EXPORTS, (_, list: string) => `require("./${NAMES.name}")(exports,{${namesOf(list)}});`);
  if (shared.includes('export{') || shared.includes('import("./'))
    throw new Error('esbuild writes its exports or imports in another way than it did');
  return shared;
};

/** esbuild divides ES modules into files, and Node loads CommonJS faster. */
const commonJs = async (text: string): Promise<string> => {
  const { minify, target, charset } = BUNDLING;
  const { code } = await transform(sharingNames(text), {
    ...{ minify, target, charset, format: 'cjs', logLevel: 'error' },
    banner: '"use strict";',
  });
  return code;
};

/**
 * A function's folder: index.js, the files that this needs, and those that it loads later, at an `import()` in the source.
 * What several of them hold stands in a file of its own.
 */
export const bundleFunction = async (entry: Entry): Promise<readonly BundledFile[]> => {
  const { outputFiles, metafile } = await build({
    ...BUNDLING,
    ...entry,
    outdir: '.',
    entryNames: ENTRY,
    chunkNames: '[hash]',
    format: 'esm',
    splitting: true,
    write: false,
    metafile: true,
  });
  const outputs = new Map(Object.entries(metafile.outputs).map(([path, output]) => [basename(path), output]));
  const files = outputFiles.map(async ({ path, text }): Promise<BundledFile> => {
    const name = basename(path);
    const output = outputs.get(name);
    if (output === undefined) throw new Error(`esbuild says nothing of ${name}`);
    return {
      name,
      text: await commonJs(text),
      needs: output.imports.flatMap(({ kind, external, path: needed }) =>
        kind === 'import-statement' && external !== true ? [basename(needed)] : [],
      ),
      sources: Object.entries(output.inputs).flatMap(([source, { bytesInOutput }]) =>
        bytesInOutput > 0 ? [source] : [],
      ),
    };
  });
  return [...(await Promise.all(files)), NAMES];
};

/** Bundles into a folder that is there already; answers what was written. */
export const writeBundle = async (entry: Entry, folder: string): Promise<readonly BundledFile[]> => {
  const files = await bundleFunction(entry);
  for (const { name, text } of files) writeFileSync(join(folder, name), text);
  return files;
};

/** The files that are loaded before the function answers anything. */
export const loadedAtStart = (files: readonly BundledFile[]): readonly BundledFile[] => {
  const names = new Set([`${ENTRY}.js`]);
  for (const name of names)
    for (const needed of files.find((file) => file.name === name)?.needs ?? []) names.add(needed);
  return files.filter(({ name }) => names.has(name));
};
