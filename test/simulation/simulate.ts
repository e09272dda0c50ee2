import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// What was compiled once is kept: each of the threads compiles the same again.
enableCompileCache(fileURLToPath(new URL('../../.build/compiled', import.meta.url)));
// A lot of code runs here, and none of it for long: compiling less of it at once makes it faster.
setFlagsFromString('--max-inlined-bytecode-size-cumulative=300');
// Threads whose worlds are small and soon over need no collection of all that they hold, and no helpers for the young of it.
setFlagsFromString('--initial-old-space-size=600');
setFlagsFromString('--no-parallel-scavenge');
// Not by a static import: those are compiled before anything above runs.
await import('./simulate-cli.ts');
