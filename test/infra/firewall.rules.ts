import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FORM_LIMIT } from '../../functions/platform/http/event.ts';
import { ofKind, resourcesOfStage, STAGE_NAMES } from './synth.ts';

const Rule = z.object({
  Name: z.string(),
  Action: z.object({ Block: z.object({}) }).optional(),
  Statement: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const Acl = z.object({ Scope: z.string(), Rules: z.array(Rule), AssociationConfig: z.unknown() });

describe('the site’s own name', () => {
  const propertiesOf = (stage: 'dev' | 'prod', kind: string) =>
    ofKind(resourcesOfStage(stage), kind).map(({ Properties }) => Properties);

  it('leads to the API at the root, by TLS 1.2 or newer', () => {
    expect(propertiesOf('prod', 'AWS::ApiGateway::DomainName')).toMatchObject([
      { DomainName: 'aipact.example', SecurityPolicy: 'TLS_1_2' },
    ]);
    expect(propertiesOf('prod', 'AWS::ApiGateway::BasePathMapping')[0]).not.toHaveProperty('BasePath');
  });

  it.each([
    ['prod', true],
    ['dev', false],
  ] as const)('closes the address that AWS gives where there is one: %s %s', (stage, closed) => {
    expect(propertiesOf(stage, 'AWS::ApiGateway::RestApi')).toMatchObject([
      { DisableExecuteApiEndpoint: closed },
    ]);
    expect(propertiesOf(stage, 'AWS::ApiGateway::DomainName')).toHaveLength(closed ? 1 : 0);
  });
});

describe.each(STAGE_NAMES)('the firewall of stage %s', (stage) => {
  const resources = resourcesOfStage(stage);
  const [found] = ofKind(resources, 'AWS::WAFv2::WebACL');
  const acl = Acl.parse(found?.Properties);
  const statement = (kind: string) =>
    acl.Rules.flatMap(({ Statement, Action }) =>
      Statement[kind] === undefined ? [] : [{ rule: Statement[kind], blocks: Action !== undefined }],
    );

  const bodyRule = (): readonly unknown[] => {
    const [found] = statement('AndStatement');
    expect(found?.blocks).toBe(true);
    return z.array(z.unknown()).parse(found?.rule['Statements']);
  };

  it('stands on the stage of the API', () => {
    const associations = ofKind(resources, 'AWS::WAFv2::WebACLAssociation');
    expect(associations).toHaveLength(1);
    const { ResourceArn, WebACLArn } = associations[0]?.Properties ?? {};
    expect(JSON.stringify(WebACLArn)).toContain(found?.id);
    expect(JSON.stringify(ResourceArn)).toContain('/stages/');
    expect(acl.Scope).toBe('REGIONAL');
  });

  it('blocks bodies above what forms may weigh, but on the way of files, and reads that far', () => {
    const [size, but] = bodyRule();
    expect(size).toMatchObject({ SizeConstraintStatement: { Size: FORM_LIMIT, ComparisonOperator: 'GT' } });
    expect(but).toMatchObject({
      NotStatement: { Statement: { ByteMatchStatement: { SearchString: '/office/import' } } },
    });
    expect(acl.AssociationConfig).toEqual({
      RequestBody: { API_GATEWAY: { DefaultSizeInspectionLimit: 'KB_64' } },
    });
  });

  it('counts the managed rules that would stop a long form or an odd sentence', () => {
    const [common] = statement('ManagedRuleGroupStatement');
    const overrides = z
      .array(z.object({ Name: z.string(), ActionToUse: z.strictObject({ Count: z.object({}) }) }))
      .parse(common?.rule['RuleActionOverrides']);
    expect(overrides.map(({ Name }) => Name)).toContain('SizeRestrictions_BODY');
    expect(overrides.every(({ Name }) => Name.endsWith('_BODY'))).toBe(true);
  });

  it('counts requests by the address of the connection, which nobody can forge', () => {
    expect(statement('RateBasedStatement')).toMatchObject([
      { rule: { AggregateKeyType: 'IP' }, blocks: true },
    ]);
  });

  it('keeps no samples of what people sent', () => {
    expect(JSON.stringify(found?.Properties)).not.toContain('"SampledRequestsEnabled":true');
  });
});
