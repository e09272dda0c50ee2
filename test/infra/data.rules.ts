import { describe, expect, it } from 'vitest';
import { INDEXES } from '../../functions/platform/store/table.ts';
import { ofKind, resourcesOfStage, STAGE_NAMES } from './synth.ts';

const indexesOf = (properties: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(
    (properties['GlobalSecondaryIndexes'] as readonly Record<string, unknown>[]).map((index) => [
      index['IndexName'],
      {
        keys: (index['KeySchema'] as readonly { AttributeName: string }[]).map((key) => key.AttributeName),
        projection: index['Projection'],
      },
    ]),
  );

const expected = (names: readonly (keyof typeof INDEXES)[]) =>
  Object.fromEntries(
    names.map((name) => [
      name,
      { keys: [INDEXES[name].pk, INDEXES[name].sk], projection: { ProjectionType: 'ALL' } },
    ]),
  );

describe.each(STAGE_NAMES)('the tables of stage %s', (stage) => {
  const tables = ofKind(resourcesOfStage(stage), 'AWS::DynamoDB::Table');

  it('keep their logical ids: a changed one would be an empty table', () => {
    expect(tables.map(({ id }) => id)).toEqual(['Pact54D9B507', 'SentCDA325AC']);
  });

  it.each(tables)('$id is on demand, restorable, protected, streamed, and tidied by ttl', ({
    Properties,
  }) => {
    expect(Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      DeletionProtectionEnabled: true,
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'ttl', Enabled: true },
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
    });
  });

  it.each(tables)('$id has no name of its own, which would block a second deploy', ({ Properties }) => {
    expect(Properties['TableName']).toBeUndefined();
  });

  it('have the indexes that the store names', () => {
    const [pact, sent] = tables;
    expect(indexesOf(pact?.Properties ?? {})).toEqual(expected(['due', 'listing', 'contact', 'queue']));
    expect(indexesOf(sent?.Properties ?? {})).toEqual(expected(['due']));
  });

  it('outlive the stack everywhere but on dev', () => {
    const policies = new Set(tables.map(({ DeletionPolicy }) => DeletionPolicy));
    expect([...policies]).toEqual([stage === 'dev' ? 'Delete' : 'Retain']);
  });
});
