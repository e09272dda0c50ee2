import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { FunctionName } from '../../functions/platform/config.ts';
import { FUNCTIONS_FOLDER } from '../paths.ts';

/** No container is ever started: the local bundling below either succeeds or throws. */
const UNUSED_IMAGE = DockerImage.fromRegistry('unused');

const BUNDLE_CLI = join(import.meta.dirname, '../bundle-cli.ts');

const bundle = (entry: string, outputDir: string): void => {
  execFileSync(process.execPath, [BUNDLE_CLI, entry, outputDir], { stdio: 'inherit' });
};

/**
 * One function's code with the SDK inside: index.js, and the files that it loads later. By esbuild's own interface and not NodejsFunction, which
 * starts npx for each function and makes synthesis several times slower.
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
          bundle(`${FUNCTIONS_FOLDER}/handlers/${name}.ts`, outputDir);
          return true;
        },
      },
    },
  });
