import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// What was compiled once is kept: each of the threads compiles the same again.
enableCompileCache(fileURLToPath(new URL('../../.build/compiled', import.meta.url)));
// Not by a static import: those are compiled before anything above runs.
await import('./simulate-cli.ts');
