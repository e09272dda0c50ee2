import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

/** What was compiled once is kept beside the assemblies, so that the next start has only what changed to compile. */
const COMPILED = fileURLToPath(new URL('../.build/compiled', import.meta.url));

enableCompileCache(COMPILED);
// What is started from here (cdk synth, threads) compiles a lot too.
process.env['NODE_COMPILE_CACHE'] ??= COMPILED;
// Not by a static import: those are compiled before anything above runs.
await import('./start-cli.ts');
