import type { FunctionName } from '../../functions/platform/config.ts';
import { bundleFunction, loadedAtStart } from '../../infra/bundle-function.ts';

const absWorkingDir = new URL('../../', import.meta.url).pathname;

/** What files weigh together, and the source files that they hold something of. */
interface Weight {
  readonly bytes: number;
  readonly sources: readonly string[];
}

const weigh = (files: Awaited<ReturnType<typeof bundleFunction>>): Weight => ({
  bytes: files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0),
  sources: files.flatMap(({ sources }) => sources),
});

/** A function's files, all of them and those loaded at its start. */
export const bundleOf = async (
  name: FunctionName,
): Promise<{ readonly all: Weight; readonly atStart: Weight }> => {
  const files = await bundleFunction({ absWorkingDir, entryPoints: [`functions/handlers/${name}.ts`] });
  return { all: weigh(files), atStart: weigh(loadedAtStart(files)) };
};
