import { describe, expect, it } from 'vitest';
import { matches } from '../../../local/iam/match.ts';
import { createPermissions } from '../../../local/iam/permissions.ts';
import { assemblyOf, resource } from '../../support/assembly.ts';

const ROLE = 'arn:aws:iam::000000000000:role/Site';
const TABLE = 'arn:aws:dynamodb:eu-west-1:000000000000:table/pact';

const permissionsWith = (...statements: readonly Record<string, unknown>[]) => {
  const permissions = createPermissions(
    assemblyOf(
      resource('AWS::IAM::Role', 'Site', {}, { arn: ROLE }),
      resource('AWS::IAM::Policy', 'SitePolicy', {
        Roles: ['Site'],
        PolicyDocument: { Statement: statements },
      }),
    ),
  );
  return (action: string, target: string, context?: Record<string, string>) =>
    permissions.require(permissions.callerFor(ROLE), action, target, context);
};

describe('permissions', () => {
  it('allow what a policy of the role names, and nothing else', () => {
    const ask = permissionsWith({
      Effect: 'Allow',
      Action: ['dynamodb:GetItem'],
      Resource: [TABLE, `${TABLE}/index/*`],
    });
    expect(() => ask('dynamodb:GetItem', TABLE)).not.toThrow();
    expect(() => ask('dynamodb:getitem', `${TABLE}/index/due`)).not.toThrow();
    expect(() => ask('dynamodb:PutItem', TABLE)).toThrow(
      `User: ${ROLE} is not authorized to perform: dynamodb:PutItem on resource: ${TABLE}`,
    );
    expect(() => ask('dynamodb:GetItem', `${TABLE}2`)).toThrow('not authorized');
  });

  it('let an explicit Deny win over any Allow', () => {
    const ask = permissionsWith(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', NotAction: 'dynamodb:Query', Resource: TABLE },
    );
    expect(() => ask('dynamodb:Query', TABLE)).not.toThrow();
    expect(() => ask('dynamodb:Scan', TABLE)).toThrow('denies it explicitly');
  });

  it('hold conditions against the context of the call', () => {
    const ask = permissionsWith({
      Effect: 'Allow',
      Action: 'ses:SendRawEmail',
      Resource: '*',
      Condition: { StringLike: { 'ses:FromAddress': '*@pact.example' } },
    });
    expect(() => ask('ses:SendRawEmail', 'x', { 'ses:FromAddress': 'office@pact.example' })).not.toThrow();
    expect(() => ask('ses:SendRawEmail', 'x', { 'ses:FromAddress': 'office@other.example' })).toThrow(
      'not authorized',
    );
    expect(() => ask('ses:SendRawEmail', 'x')).toThrow('not authorized');
  });

  it('refuse a condition operator that is not known, so that nothing is let through by mistake', () => {
    const ask = permissionsWith({
      Effect: 'Allow',
      Action: '*',
      Resource: '*',
      Condition: { IpAddress: { 'aws:SourceIp': '::1' } },
    });
    expect(() => ask('a:B', 'c')).toThrow('IpAddress');
  });

  it('know a caller by the access key id of the role', () => {
    const permissions = createPermissions(assemblyOf(resource('AWS::IAM::Role', 'Site', {}, { arn: ROLE })));
    const { accessKeyId } = permissions.callerFor(ROLE);
    expect(permissions.callerByKey(accessKeyId)?.roleArn).toBe(ROLE);
    expect(permissions.callerByKey('AKIAUNKNOWN')).toBeUndefined();
  });

  it.each([
    ['dynamodb:*', 'dynamodb:GetItem', true],
    ['a.c', 'abc', false],
    ['a?c', 'abc', true],
    ['a*', 'a/b\nc', true],
  ])('match the pattern %s against %j: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });
});
