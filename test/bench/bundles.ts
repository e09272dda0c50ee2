import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENVIRONMENTS, type FunctionName } from '../../functions/platform/config.ts';
import { type Entry, writeBundle } from '../../infra/bundle-function.ts';

const ROOT = join(import.meta.dirname, '../..');
export const FUNCTIONS = Object.keys(ENVIRONMENTS) as readonly FunctionName[];

/** What `functions/platform/store` asks of the SDK; every function has it. It answers any event with one read. */
const TABLES = `
import { ConditionalCheckFailedException, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DeleteCommand, DynamoDBDocumentClient, GetCommand, PutCommand, QueryCommand } from '@aws-sdk/lib-dynamodb';
export const table = [ConditionalCheckFailedException, DeleteCommand, GetCommand, PutCommand, QueryCommand];
const tables = DynamoDBDocumentClient.from(new DynamoDBClient({}));
export const handler = () =>
  tables.send(new GetCommand({ TableName: 'pact', Key: { pk: 'nothing', sk: 'here' }, ConsistentRead: true }));
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
  /** The file that is loaded first. */
  readonly file: string;
  /** Bytes of all files. */
  readonly bytes: number;
}

const bundled = async (folder: string, entry: Entry): Promise<Bundled> => {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"type":"commonjs"}');
  const files = await writeBundle({ absWorkingDir: ROOT, ...entry }, folder);
  const bytes = files.reduce((sum, { text }) => sum + Buffer.byteLength(text), 0);
  return { file: join(folder, 'index.js'), bytes };
};

/** A function as it deploys, and the floor: only the SDK clients that it uses, bundled and made the same way. */
export const bundlesOf = async (
  name: FunctionName,
  folder: string,
): Promise<{ readonly own: Bundled; readonly floor: Bundled }> => {
  const contents = `${TABLES}${MORE[name] ?? ''}`;
  return {
    own: await bundled(join(folder, name), { entryPoints: [`functions/handlers/${name}.ts`] }),
    floor: await bundled(join(folder, `${name}.floor`), {
      stdin: { contents, resolveDir: ROOT, loader: 'ts' },
    }),
  };
};
