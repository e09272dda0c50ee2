import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { dynamoTable } from '../../../functions/platform/store/dynamo-table.ts';
import { resource } from '../../support/assembly.ts';
import {
  functionOf,
  mappingTo,
  newFolder,
  QUEUE_ARN,
  ROLE,
  startTestCore,
  type TestCore,
} from '../../support/local-core.ts';

/** Writes every record that it sees as an item of its own: the proof of what a stream delivered. */
const recorder = (mark: string, fault = '') => `
const { appendFileSync } = require('node:fs');
exports.handler = async (event) => {
  for (const record of event.Records) {
    ${fault}
    appendFileSync(${JSON.stringify(mark)}, JSON.stringify(record) + '\\n');
  }
};`;

interface Seen {
  readonly eventName: string;
  readonly dynamodb: Readonly<Record<string, Readonly<Record<string, unknown>>>> & {
    readonly SequenceNumber: string;
  };
}

const seenIn = (mark: string): readonly Seen[] => {
  try {
    return readFileSync(mark, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Seen);
  } catch {
    return [];
  }
};

const running: TestCore[] = [];
afterEach(async () => {
  for (const core of running.splice(0)) await core.close();
});

const start = async (folder: string, ...resources: Parameters<typeof startTestCore>[1]) => {
  const core = await startTestCore(folder, resources);
  running.push(core);
  const { accessKeyId } = core.permissions.callerFor(ROLE.arn);
  const client = clientFor(core, accessKeyId);
  return { core, table: dynamoTable(client, 'pact'), documents: DynamoDBDocumentClient.from(client) };
};

const clientFor = (core: TestCore, accessKeyId: string) =>
  new DynamoDBClient({
    region: 'eu-west-1',
    endpoint: core.endpoint,
    credentials: { accessKeyId, secretAccessKey: 'x' },
    maxAttempts: 1,
  });

describe('the tables', () => {
  it('turn every write that happened into one record with both images, in order', async () => {
    const folder = newFolder();
    const mark = join(folder, 'seen');
    const { core, table } = await start(folder, functionOf('changes', recorder(mark)), mappingTo('changes'));
    await core.resume();
    await table.put({ pk: 'A', sk: '1', rev: 1, name: 'first' }, 'absent');
    expect(await table.put({ pk: 'A', sk: '1', rev: 1, name: 'again' }, 'absent')).toBe('refused');
    await table.put({ pk: 'A', sk: '1', rev: 2, name: 'second' }, { rev: 1 });
    await table.remove({ pk: 'A', sk: '1' }, { rev: 2 });
    await core.context.activity.idle();
    expect(
      seenIn(mark).map(({ eventName, dynamodb: { OldImage, NewImage } }) => [
        eventName,
        OldImage?.['name'],
        NewImage?.['name'],
      ]),
    ).toEqual([
      ['INSERT', undefined, { S: 'first' }],
      ['MODIFY', { S: 'first' }, { S: 'second' }],
      ['REMOVE', { S: 'second' }, undefined],
    ]);
  });

  it('tell no change when a write changes nothing', async () => {
    const folder = newFolder();
    const mark = join(folder, 'seen');
    const { core, documents } = await start(
      folder,
      functionOf('changes', recorder(mark)),
      mappingTo('changes'),
    );
    await core.resume();
    const write = () =>
      documents.send(new PutCommand({ TableName: 'pact', Item: { pk: 'A', sk: '1', n: 1 } }));
    await write();
    await write();
    const Key = { pk: 'A', sk: '1' };
    await documents.send(
      new UpdateCommand({
        TableName: 'pact',
        Key,
        UpdateExpression: 'SET n = n + :one',
        ExpressionAttributeValues: { ':one': 1 },
      }),
    );
    await core.context.activity.idle();
    expect(seenIn(mark).map(({ dynamodb }) => dynamodb['NewImage']?.['n'])).toEqual([{ N: '1' }, { N: '2' }]);
  });

  it('keep items and streams over a restart, each record delivered', async () => {
    const folder = newFolder();
    const mark = join(folder, 'seen');
    const resources = () => [functionOf('changes', recorder(mark)), mappingTo('changes')];
    const first = await start(folder, ...resources());
    // Not resumed and closed at once: the record is on disk, but nobody has seen it.
    await first.table.put({ pk: 'A', sk: '1', rev: 1 }, 'absent');
    running.pop();
    await first.core.close();
    const second = await start(folder, ...resources());
    await second.core.resume();
    await second.core.context.activity.idle();
    expect(await second.table.get({ pk: 'A', sk: '1' })).toMatchObject({ rev: 1 });
    expect(seenIn(mark).length).toBeGreaterThanOrEqual(1);
    const before = seenIn(mark).length;
    await second.table.put({ pk: 'A', sk: '2', rev: 1 }, 'absent');
    await second.core.context.activity.idle();
    expect(seenIn(mark)).toHaveLength(before + 1);
  });

  it.each([
    ['before the table was written', { sk: 'never', id: 1 }],
    ['after the table was written', { sk: '1', id: 2 }],
  ])('finish a write that was killed %s, and tell it', async (_when, { sk }) => {
    const folder = newFolder();
    const mark = join(folder, 'seen');
    const resources = () => [
      functionOf('changes', recorder(mark)),
      mappingTo('changes', {
        FilterCriteria: {
          Filters: [{ Pattern: JSON.stringify({ dynamodb: { NewImage: { late: { BOOL: [true] } } } }) }],
        },
      }),
    ];
    const first = await start(folder, ...resources());
    await first.core.resume();
    if (sk === '1') await first.table.put({ pk: 'A', sk, rev: 1, late: true }, 'absent');
    await first.core.context.activity.idle();
    running.pop();
    await first.core.close();
    const Item = { pk: { S: 'A' }, sk: { S: sk }, rev: { N: '1' }, late: { BOOL: true } };
    const input = { TableName: 'pact', Item, ConditionExpression: 'attribute_not_exists(pk)' };
    const intent = {
      kind: 'intent',
      id: 99,
      table: 'pact',
      action: 'PutItem',
      input,
      key: { pk: Item.pk, sk: Item.sk },
    };
    appendFileSync(join(folder, 'journals/changes.jsonl'), `${JSON.stringify(intent)}\n`);
    const seenBefore = seenIn(mark).length;
    const second = await start(folder, ...resources());
    await second.core.resume();
    await second.core.context.activity.idle();
    expect(await second.table.get({ pk: 'A', sk })).toMatchObject({ rev: 1 });
    expect(seenIn(mark)).toHaveLength(seenBefore + 1);
  });

  it('refuse what the caller’s role does not allow, naming role, action and resource', async () => {
    const reader = resource(
      'AWS::IAM::Role',
      'Reader',
      {
        Policies: [
          { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' }] } },
        ],
      },
      { arn: 'arn:aws:iam::000000000000:role/Reader' },
    );
    const { core } = await start(newFolder(), reader);
    const documents = DynamoDBDocumentClient.from(
      clientFor(core, core.permissions.callerFor(reader.arn).accessKeyId),
    );
    const Key = { pk: 'A', sk: '1' };
    expect((await documents.send(new GetCommand({ TableName: 'pact', Key }))).Item).toBeUndefined();
    await expect(documents.send(new PutCommand({ TableName: 'pact', Item: Key }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: expect.stringMatching(/role\/Reader.*dynamodb:PutItem.*table\/pact/),
    });
    const stranger = DynamoDBDocumentClient.from(clientFor(core, 'AKIASTRANGER'));
    await expect(stranger.send(new GetCommand({ TableName: 'pact', Key }))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
    });
  });

  it('refuse transactions by name', async () => {
    const { documents } = await start(newFolder());
    const TransactItems = [{ Put: { TableName: 'pact', Item: { pk: 'A', sk: '1' } } }];
    await expect(documents.send(new TransactWriteCommand({ TransactItems }))).rejects.toThrow(
      'TransactWriteItems',
    );
  });

  it('know what falls due first', async () => {
    const { core, table } = await start(newFolder());
    expect(await core.database.nextDue()).toBeUndefined();
    for (const [sk, dueAt] of [
      ['1', '2027-05-01T00:00:00.000Z'],
      ['2', '2027-03-01T00:00:00.000Z'],
    ] as const) {
      await table.put({ pk: 'A', sk, rev: 1, duePk: `DUE#${sk}`, dueAt }, 'absent');
    }
    expect(await core.database.nextDue()).toBe(Date.parse('2027-03-01T00:00:00Z'));
    expect((await core.database.dueItems(5)).map(({ item }) => item['sk'])).toEqual(['2', '1']);
  });
});

describe('a stream mapping', () => {
  const poison = "if (record.dynamodb.Keys.sk.S === 'poison') throw new Error('cannot');";

  it('puts aside only what cannot be dealt with, and goes on with the rest', async () => {
    const folder = newFolder();
    const mark = join(folder, 'seen');
    const { core, table } = await start(
      folder,
      functionOf('changes', recorder(mark, poison)),
      mappingTo('changes', {
        BatchSize: 10,
        MaximumRetryAttempts: 1,
        BisectBatchOnFunctionError: true,
        DestinationConfig: { OnFailure: { Destination: QUEUE_ARN } },
      }),
    );
    for (const sk of ['1', 'poison', '2', '3']) await table.put({ pk: 'A', sk, rev: 1 }, 'absent');
    await core.resume();
    await core.context.activity.idle();
    const delivered = new Set(seenIn(mark).map(({ dynamodb }) => dynamodb['Keys']?.['sk']));
    expect(delivered).toEqual(new Set([{ S: '1' }, { S: '2' }, { S: '3' }]));
    expect(core.queued.map(({ body }) => JSON.parse(body) as unknown)).toMatchObject([
      { DDBStreamBatchInfo: { batchSize: 1, streamArn: expect.stringContaining('table/pact/stream') } },
    ]);
  });

  it('sends again only from the first item that the function reports as failed', async () => {
    const folder = newFolder();
    const mark = join(folder, 'seen');
    const code = `
      const { appendFileSync } = require('node:fs');
      let failed = false;
      exports.handler = async ({ Records }) => {
        for (const record of Records) {
          if (record.dynamodb.Keys.sk.S === '2' && !failed) {
            failed = true;
            return { batchItemFailures: [{ itemIdentifier: record.dynamodb.SequenceNumber }] };
          }
          appendFileSync(${JSON.stringify(mark)}, JSON.stringify(record) + '\\n');
        }
        return { batchItemFailures: [] };
      };`;
    const { core, table } = await start(
      folder,
      functionOf('changes', code),
      mappingTo('changes', { FunctionResponseTypes: ['ReportBatchItemFailures'] }),
    );
    for (const sk of ['1', '2', '3']) await table.put({ pk: 'A', sk, rev: 1 }, 'absent');
    await core.resume();
    await core.context.activity.idle();
    expect(seenIn(mark).map(({ dynamodb }) => dynamodb['Keys']?.['sk'])).toEqual([
      { S: '1' },
      { S: '2' },
      { S: '3' },
    ]);
    expect(core.queued).toEqual([]);
  });

  it('does not start when the function’s role may not read the stream', async () => {
    const role = resource('AWS::IAM::Role', 'Blind', {}, { arn: 'arn:aws:iam::000000000000:role/Blind' });
    const folder = newFolder();
    await expect(
      startTestCore(folder, [
        role,
        functionOf('changes', recorder('unused'), { role: role.arn }),
        mappingTo('changes'),
      ]),
    ).rejects.toThrow(/role\/Blind.*dynamodb:DescribeStream/);
  });
});
