import { mkdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BuildOptions, build } from 'esbuild';
import { ENVIRONMENTS, type FunctionName } from '../../functions/platform/config.ts';
import { BUNDLING } from '../../infra/bundling.ts';

const ROOT = join(import.meta.dirname, '../..');
export const FUNCTIONS = Object.keys(ENVIRONMENTS) as readonly FunctionName[];

/** What `functions/platform/store` asks of the SDK; every function has it. */
const TABLES = `
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
export const table = [ConditionalCheckFailedException, DeleteCommand, GetCommand, PutCommand, QueryCommand];
export const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}));
`;

/** The other clients that a function makes. */
const MORE: Readonly<Partial<Record<FunctionName, string>>> = {
  changes: `
import { ExecutionAlreadyExists, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
export const workflows = [new SFNClient({}), ExecutionAlreadyExists, StartExecutionCommand];
`,
  'mail-out': `
import { SESClient, SendRawEmailCommand } from '@aws-sdk/client-ses';
export const mails = [new SESClient({ maxAttempts: 1 }), SendRawEmailCommand];
`,
  'mail-feedback': `
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
export const letters = [new SQSClient({}), SendMessageCommand];
`,
  round: `
import { DeleteSuppressedDestinationCommand, NotFoundException, SESv2Client } from '@aws-sdk/client-sesv2';
export const suppression = [new SESv2Client({}), DeleteSuppressedDestinationCommand, NotFoundException];
`,
};

export interface Bundled {
  readonly file: string;
  readonly bytes: number;
}

const bundled = async (outfile: string, entry: BuildOptions): Promise<Bundled> => {
  await build({ ...BUNDLING, absWorkingDir: ROOT, ...entry, outfile });
  return { file: outfile, bytes: statSync(outfile).size };
};

/** A function as it deploys, and the floor: only the SDK clients that it uses, bundled and made the same way. */
export const bundlesOf = async (
  name: FunctionName,
  folder: string,
): Promise<{ readonly own: Bundled; readonly floor: Bundled }> => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
  const contents = `${TABLES}${MORE[name] ?? ''}`;
  return {
    own: await bundled(join(folder, `${name}.js`), { entryPoints: [`functions/handlers/${name}.ts`] }),
    floor: await bundled(join(folder, `${name}.floor.js`), {
      stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    }),
  };
};
