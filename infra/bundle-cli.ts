import { build } from 'esbuild';
import { BUNDLING } from './bundling.ts';

// `node infra/bundle-cli.ts <entry> <outfile>`: the CDK waits for a bundle, and esbuild takes plugins only where nobody does.
const [entry, outfile] = process.argv.slice(2);
if (entry === undefined || outfile === undefined) throw new Error('Say what to bundle, and where to');
await build({ ...BUNDLING, entryPoints: [entry], outfile });
