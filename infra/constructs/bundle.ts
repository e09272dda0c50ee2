import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';
import type { FunctionName } from '../../functions/platform/config.ts';
import { FUNCTIONS_FOLDER } from '../paths.ts';

/** No container is ever started: the local bundling below either succeeds or throws. */
const UNUSED_IMAGE = DockerImage.fromRegistry('unused');

/**
 * What the SDK imports only at the moment it needs it, and never does here: ways to credentials where there are none in
 * the environment (Lambda always gives them there), and event streams, which no service that we call answers with. A
 * fifth of a function's size.
 */
const NEVER_LOADED = [
  '@aws-sdk/credential-provider-http',
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-login',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-web-identity',
  '@aws-sdk/nested-clients/*',
  '@smithy/core/event-streams',
  '@smithy/credential-provider-imds',
];

const bundle = (entry: string, outputDir: string): void => {
  buildSync({
    entryPoints: [entry],
    outfile: `${outputDir}/index.js`,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'cjs',
    mainFields: ['module', 'main'],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'text' },
    external: NEVER_LOADED,
    charset: 'utf8',
    logLevel: 'warning',
  });
};

/**
 * One function's code as one CommonJS file with the SDK inside. By esbuild's own interface and not NodejsFunction, which
 * starts a process for each function and makes synthesis several times slower.
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
