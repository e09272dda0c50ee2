import { describe, expect, it } from 'vitest';
import { KINDS } from '../../../local/assembly/kinds.ts';

describe('the table of resource kinds', () => {
  it.each(Object.entries(KINDS))('%s is run by a service or says why it means nothing here', (_kind, row) => {
    const said = 'runBy' in row ? row.runBy : row.noMeaning;
    expect(said).toMatch(/\w{2,}/);
  });

  it('names only services that exist', () => {
    const services = new Set(Object.values(KINDS).flatMap((row) => ('runBy' in row ? [row.runBy] : [])));
    expect([...services].toSorted()).toEqual([
      'apigateway',
      'assembly',
      'cloudfront',
      'dynamodb',
      'iam',
      'lambda',
      's3',
      'scheduler',
      'ses',
      'sns',
      'sqs',
      'stepfunctions',
      'waf',
    ]);
  });
});
