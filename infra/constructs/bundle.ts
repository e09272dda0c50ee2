import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '../../functions/platform/config.ts';
import { FUNCTIONS_FOLDER } from '../paths.ts';

/** No container is ever started: the local bundling below either succeeds or throws. */
const UNUSED_IMAGE = DockerImage.fromRegistry('unused');

const BUNDLE_CLI = join(import.meta.dirname, '../bundle-cli.ts');

const bundleAll = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'pact-bundles-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  execFileSync(process.execPath, [BUNDLE_CLI, folder], { stdio: 'inherit' });
  return folder;
};

let bundles: string | undefined;

/**
 * One function's code with the SDK inside: index.js, and the files that it loads later. By esbuild's own interface and not
 * NodejsFunction, which starts npx for each function and makes synthesis several times slower; all functions are bundled
 * with the first that is asked for, by one process.
 */
export const bundledCode = (name: FunctionName): Code =>
  Code.fromAsset(FUNCTIONS_FOLDER, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: UNUSED_IMAGE,
      // The CDK bundles once for each distinct command.
      command: [name],
      local: {
        tryBundle(outputDir) {
          bundles ??= bundleAll();
          cpSync(join(bundles, name), outputDir, { recursive: true });
          return true;
        },
      },
    },
  });
