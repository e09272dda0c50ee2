import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionOf, mappingTo, newFolder } from '../../support/local-core.ts';
import { coresOfThisFile, recorder, seenIn } from '../../support/local-tables.ts';

const { start, stop } = coresOfThisFile();

describe('after a stop, the tables', () => {
  it('keep items and streams over a restart, each record delivered', async () => {
    const folder = newFolder();
    const mark = join(folder, 'seen');
    const resources = () => [functionOf('changes', recorder(mark)), mappingTo('changes')];
    const first = await start(folder, ...resources());
    // Not resumed and closed at once: the record is on disk, but nobody has seen it.
    await first.table.put({ pk: 'A', sk: '1', rev: 1 }, 'absent');
    await stop(first.core);
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
    await stop(first.core);
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
});
