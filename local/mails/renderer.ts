import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { compileFunction } from 'node:vm';
import { build } from 'esbuild';
import { BUNDLING } from '../../infra/bundling.ts';
import type { Renderer } from './entry.ts';

const load = async (): Promise<Renderer> => {
  const entry = fileURLToPath(new URL('./entry.ts', import.meta.url));
  const { outputFiles } = await build({ ...BUNDLING, entryPoints: [entry], minify: false, write: false });
  const module: { exports: Partial<Renderer> } = { exports: {} };
  const run = compileFunction(outputFiles[0]?.text ?? '', ['module', 'exports', 'require']);
  run(module, module.exports, createRequire(import.meta.url));
  return module.exports as Renderer;
};

let loading: Promise<Renderer> | undefined;

/** The letters of the functions, bundled as the functions are; once for each process. */
export const mailRenderer = (): Promise<Renderer> => {
  loading ??= load();
  return loading;
};
