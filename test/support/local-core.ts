import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressesOf } from '../../local/addresses.ts';
import type { Resource } from '../../local/assembly/model.ts';
import { type Core, startCore } from '../../local/core.ts';
import { createEndpoint } from '../../local/endpoint.ts';
import { closeServer, holdPort, listenHere, portOf } from '../../local/http/listen.ts';
import { openLog } from '../../local/log.ts';
import { openStateFolder } from '../../local/state/folder.ts';
import { assemblyOf, resource } from './assembly.ts';

const TABLE_ARN = 'arn:aws:dynamodb:eu-west-1:000000000000:table/pact';
const STREAM_ARN = `${TABLE_ARN}/stream/local`;
export const QUEUE_ARN = 'arn:aws:sqs:eu-west-1:000000000000:failures';
export const functionArn = (name: string): string => `arn:aws:lambda:eu-west-1:000000000000:function:${name}`;

const made: string[] = [];
process.once('exit', () => {
  for (const folder of made) rmSync(folder, { recursive: true, force: true });
});

/** A folder that is gone when the tests of this file are over. */
export const newFolder = (prefix = 'pact-test-'): string => {
  const folder = mkdtempSync(join(tmpdir(), prefix));
  made.push(folder);
  return folder;
};

/** A function of which `code` is the CommonJS bundle; its role may do everything unless told. */
export const functionOf = (
  name: string,
  code: string,
  over: { readonly role?: string; readonly properties?: Readonly<Record<string, unknown>> } = {},
): Resource => {
  const folder = join(newFolder(), 'asset');
  mkdirSync(folder);
  writeFileSync(join(folder, 'index.js'), code);
  const properties = {
    Code: { S3Key: folder },
    Handler: 'index.handler',
    Role: over.role ?? ROLE.arn,
    Runtime: 'nodejs24.x',
    Timeout: 5,
    ...over.properties,
  };
  return resource('AWS::Lambda::Function', name, properties, { arn: functionArn(name) });
};

export const ROLE = resource(
  'AWS::IAM::Role',
  'Everything',
  { Policies: [{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }] },
  { arn: 'arn:aws:iam::000000000000:role/Everything' },
);

const TABLE = resource(
  'AWS::DynamoDB::Table',
  'pact',
  {
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    AttributeDefinitions: ['pk', 'sk', 'duePk', 'dueAt'].map((AttributeName) => ({
      AttributeName,
      AttributeType: 'S',
    })),
    GlobalSecondaryIndexes: [
      {
        IndexName: 'due',
        KeySchema: [
          { AttributeName: 'duePk', KeyType: 'HASH' },
          { AttributeName: 'dueAt', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'ALL' },
      },
    ],
    StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
  },
  { arn: TABLE_ARN },
);

/** The stream of the table, read by a function. */
export const mappingTo = (name: string, properties: Readonly<Record<string, unknown>> = {}): Resource =>
  resource('AWS::Lambda::EventSourceMapping', `${name}Mapping`, {
    EventSourceArn: STREAM_ARN,
    FunctionName: name,
    ...properties,
  });

export interface TestCore extends Core {
  readonly endpoint: string;
  readonly queued: { readonly queueArn: string; readonly body: string }[];
  readonly faults: string[];
}

/** A core on a folder, with its endpoint; not resumed yet. */
export const startTestCore = async (folder: string, resources: readonly Resource[]): Promise<TestCore> => {
  const held = await holdPort(0);
  const addresses = addressesOf({ site: 1, endpoint: portOf(held), issuer: 2 });
  const queued: TestCore['queued'] = [];
  const faults: string[] = [];
  const state = openStateFolder(folder);
  const log = openLog(state.file('log'), (line) => faults.push(line));
  const sendToQueue = (queueArn: string, body: string) => void queued.push({ queueArn, body });
  const core = await startCore({
    assembly: assemblyOf(ROLE, TABLE, ...resources),
    state,
    addresses,
    log,
    sendToQueue,
  });
  const { clock, permissions, context } = core;
  const endpoint = createEndpoint({
    services: Promise.resolve([core.database.service]),
    permissions,
    clock,
    activity: context.activity,
    failed: log.failed,
  });
  await listenHere(endpoint, held);
  return {
    ...core,
    endpoint: addresses.endpoint,
    queued,
    faults,
    async close() {
      await core.close();
      await closeServer(endpoint);
      state.close();
      log.close();
    },
  };
};
