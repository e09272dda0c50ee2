import { writeBundle } from './bundle-function.ts';

// `node infra/bundle-cli.ts <entry> <folder>`: the CDK waits for a bundle, and esbuild takes plugins only where nobody does.
const [entry, folder] = process.argv.slice(2);
if (entry === undefined || folder === undefined) throw new Error('Say what to bundle, and where to');
await writeBundle({ entryPoints: [entry] }, folder);
