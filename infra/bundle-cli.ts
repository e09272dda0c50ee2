import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENTS } from '../functions/platform/config.ts';
import { writeBundle } from './bundle-function.ts';
import { FUNCTIONS_FOLDER } from './paths.ts';

// `node infra/bundle-cli.ts <folder>`: every function into a folder of its name. The CDK waits for bundles, and esbuild
// takes plugins only where nobody does.
const [folder] = process.argv.slice(2);
if (folder === undefined) throw new Error('Say where to put the bundles');
await Promise.all(
  Object.keys(ENVIRONMENTS).map((name) => {
    const own = join(folder, name);
    mkdirSync(own);
    return writeBundle({ entryPoints: [join(FUNCTIONS_FOLDER, 'handlers', `${name}.ts`)] }, own);
  }),
);
