import { join } from 'node:path';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from 'vitest';
import { resource } from '../../support/assembly.ts';
import { functionOf, mappingTo, newFolder } from '../../support/local-core.ts';
import { clientFor, coresOfThisFile, recorder, seenIn } from '../../support/local-tables.ts';

const { start } = coresOfThisFile();

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

  it('refuse every call while their fault is on, and lose nothing', async () => {
    const { core, documents } = await start(newFolder());
    const Item = { pk: 'A', sk: '1' };
    const put = () => documents.send(new PutCommand({ TableName: 'pact', Item }));
    await put();
    core.context.faults.turn('table-throttle', true);
    await expect(put()).rejects.toMatchObject({ name: 'ProvisionedThroughputExceededException' });
    core.context.faults.turn('table-throttle', false);
    expect((await documents.send(new GetCommand({ TableName: 'pact', Key: Item }))).Item).toEqual(Item);
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
