import { build } from 'esbuild';
import type { FunctionName } from '../../functions/platform/config.ts';
import { BUNDLING } from '../../infra/bundling.ts';

const ROOT = new URL('../../', import.meta.url).pathname;

/** What a function's bundle weighs, and the files that it holds something of. */
export const bundleOf = async (
  name: FunctionName,
): Promise<{ readonly bytes: number; readonly files: readonly string[] }> => {
  const { metafile } = await build({
    ...BUNDLING,
    absWorkingDir: ROOT,
    entryPoints: [`functions/handlers/${name}.ts`],
    outfile: `${name}.js`,
    metafile: true,
    write: false,
  });
  const outputs = Object.values(metafile.outputs);
  const inputs = outputs.flatMap((output) => Object.entries(output.inputs));
  return {
    bytes: outputs.reduce((sum, output) => sum + output.bytes, 0),
    files: inputs.filter(([, { bytesInOutput }]) => bytesInOutput > 0).map(([file]) => file),
  };
};
