import { describe, expect, it } from 'vitest';
import * as z from 'zod';
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
    expect(indexesOf(pact?.Properties ?? {})).toEqual(
      expected(['due', 'listing', 'contact', 'queue', 'changed']),
    );
    expect(indexesOf(sent?.Properties ?? {})).toEqual(expected(['due', 'contact']));
  });

  it(`are encrypted by ${stage === 'dev' ? 'a key of AWS' : 'the stage’s own key, which turns over'}`, () => {
    const here = resourcesOfStage(stage).filter((resource) => resource.stack === `AiPact-${stage}-Data`);
    const keys = ofKind(here, 'AWS::KMS::Key');
    const own = stage !== 'dev';
    expect(keys.map(({ id }) => id)).toEqual(own ? ['Key961B73FD'] : []);
    expect(keys.every(({ Properties }) => Properties['EnableKeyRotation'] === true)).toBe(true);
    for (const { Properties } of tables)
      expect(JSON.stringify(Properties['SSESpecification'] ?? '').includes('Key961B73FD')).toBe(own);
  });

  it('outlive the stack everywhere but on dev', () => {
    const policies = new Set(tables.map(({ DeletionPolicy }) => DeletionPolicy));
    expect([...policies]).toEqual([stage === 'dev' ? 'Delete' : 'Retain']);
  });
});

const Policy = z.object({ Statement: z.array(z.record(z.string(), z.unknown())) });

describe('the own key of stage prod', () => {
  const resources = resourcesOfStage('prod');

  it.each(['AWS::Logs::LogGroup', 'AWS::SNS::Topic'])('encrypts every %s', (kind) => {
    const all = ofKind(resources, kind);
    const without = all.filter(
      ({ Properties }) => !('KmsKeyId' in Properties) && !('KmsMasterKeyId' in Properties),
    );
    expect(all.length).toBeGreaterThan(0);
    expect(without.map(({ id }) => id)).toEqual([]);
  });

  it('lets anybody use it only by way of DynamoDB, in this account', () => {
    const [key] = ofKind(resources, 'AWS::KMS::Key');
    const { Statement } = Policy.parse(key?.Properties['KeyPolicy']);
    const open = Statement.filter(({ Principal }) => JSON.stringify(Principal) === '{"AWS":"*"}');
    expect(open).toHaveLength(1);
    expect(JSON.stringify(open[0]?.['Condition'])).toMatch(/kms:CallerAccount.*kms:ViaService.*dynamodb\./);
  });

  it('may be used by SES and CloudWatch, which publish to its topics', () => {
    const [key] = ofKind(resources, 'AWS::KMS::Key');
    const policy = JSON.stringify(key?.Properties['KeyPolicy']);
    expect(policy).toContain('ses.amazonaws.com');
    expect(policy).toContain('cloudwatch.amazonaws.com');
  });
});
