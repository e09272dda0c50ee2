import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { resource } from '../../support/assembly.ts';
import { functionOf, mappingTo, newFolder, QUEUE_ARN, startTestCore } from '../../support/local-core.ts';
import { coresOfThisFile, recorder, seenIn } from '../../support/local-tables.ts';

const { start } = coresOfThisFile();

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
