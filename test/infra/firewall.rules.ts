import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { FORM_LIMIT } from '../../functions/platform/http/event.ts';
import { parseStage } from '../../infra/stage-values.ts';
import { STAGES } from '../../infra/stages.ts';
import { buildSystem } from '../../infra/system.ts';
import { appOf, ofKind, type Resource, resourcesOf, resourcesOfStage, STAGE_NAMES } from './synth.ts';

const Rule = z.object({
  Name: z.string(),
  Action: z.object({ Block: z.object({ CustomResponse: z.unknown().optional() }) }).optional(),
  Statement: z.record(z.string(), z.record(z.string(), z.unknown())),
});
const Acl = z.object({
  Scope: z.string(),
  Rules: z.array(Rule),
  AssociationConfig: z.unknown().optional(),
  CustomResponseBodies: z.record(z.string(), z.object({ Content: z.string() })).default({}),
});

const aclOf = (resources: readonly Resource[], scope: 'REGIONAL' | 'CLOUDFRONT') => {
  const found = ofKind(resources, 'AWS::WAFv2::WebACL').filter(
    ({ Properties }) => Properties['Scope'] === scope,
  );
  expect(found).toHaveLength(1);
  const acl = Acl.parse(found[0]?.Properties);
  const rules = (kind: string) =>
    acl.Rules.flatMap(({ Statement, Action }) =>
      Statement[kind] === undefined ? [] : [{ rule: Statement[kind], blocks: Action !== undefined }],
    );
  return { id: found[0]?.id ?? '', stack: found[0]?.stack, acl, rules };
};

describe.each(STAGE_NAMES)('the web ACL of CloudFront on stage %s', (stage) => {
  const { acl, rules, stack } = aclOf(resourcesOfStage(stage), 'CLOUDFRONT');

  it('lies in a stack of its own, because it must be in us-east-1', () => {
    expect(stack).toBe(`AiPact-${stage}-Edge`);
  });

  it('counts requests by the address of the connection, which nobody can forge', () => {
    expect(rules('RateBasedStatement')).toMatchObject([{ rule: { AggregateKeyType: 'IP' }, blocks: true }]);
  });

  it('blocks bodies above what forms may weigh, but on the way of files, and reads that far', () => {
    const [found] = rules('AndStatement');
    expect(found).toMatchObject({
      blocks: true,
      rule: {
        Statements: [
          { SizeConstraintStatement: { Size: FORM_LIMIT, ComparisonOperator: 'GT' } },
          {
            NotStatement: {
              Statement: {
                ByteMatchStatement: { SearchString: '/office/import', PositionalConstraint: 'EXACTLY' },
              },
            },
          },
        ],
      },
    });
    expect(acl.AssociationConfig).toEqual({
      RequestBody: { CLOUDFRONT: { DefaultSizeInspectionLimit: 'KB_64' } },
    });
  });

  it('answers with pages of at most 4 KB, which is what WAF takes', () => {
    const pages = Object.values(acl.CustomResponseBodies).map(({ Content }) => Content);
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(page).toMatch(/^<!DOCTYPE html><html lang="en">.*<h1>/);
      expect(Buffer.byteLength(page)).toBeLessThan(4096);
    }
  });
});

describe.each(STAGE_NAMES)('the web ACL of the API on stage %s', (stage) => {
  const resources = resourcesOfStage(stage);
  const { id, rules } = aclOf(resources, 'REGIONAL');

  it('stands on the stage of the API', () => {
    const associations = ofKind(resources, 'AWS::WAFv2::WebACLAssociation');
    expect(associations).toHaveLength(1);
    const { ResourceArn, WebACLArn } = associations[0]?.Properties ?? {};
    expect(JSON.stringify(WebACLArn)).toContain(id);
    expect(JSON.stringify(ResourceArn)).toContain('/stages/');
  });

  it('refuses whoever does not send the key that CloudFront sends', () => {
    const [distribution] = ofKind(resources, 'AWS::CloudFront::Distribution');
    const sent =
      /"OriginCustomHeaders":(\[.*?\}\}\])/.exec(JSON.stringify(distribution?.Properties))?.[1] ?? '';
    const key = /OriginKeysNumber1\w+/.exec(sent)?.[0] ?? 'none';
    expect(sent).toContain('"HeaderName":"x-origin-key"');
    const header = { FieldToMatch: { SingleHeader: { Name: 'x-origin-key' } } };
    const sendsSome = { SizeConstraintStatement: { ...header, ComparisonOperator: 'GT', Size: 0 } };
    const [wrong] = rules('AndStatement');
    expect(wrong).toMatchObject({
      blocks: true,
      rule: { Statements: [sendsSome, { NotStatement: { Statement: { ByteMatchStatement: header } } }] },
    });
    expect(JSON.stringify(wrong)).toContain(key);
    expect(rules('NotStatement')).toMatchObject([{ blocks: true, rule: { Statement: sendsSome } }]);
  });

  it('counts the managed rules that would stop a long form or an odd sentence', () => {
    const [common] = rules('ManagedRuleGroupStatement');
    const overrides = z
      .array(z.object({ Name: z.string(), ActionToUse: z.strictObject({ Count: z.object({}) }) }))
      .parse(common?.rule['RuleActionOverrides']);
    expect(overrides.map(({ Name }) => Name)).toContain('SizeRestrictions_BODY');
    expect(overrides.every(({ Name }) => Name.endsWith('_BODY'))).toBe(true);
  });
});

describe('the keys by which the API knows CloudFront', () => {
  const keysOf = (originKey: number) => {
    const { web } = buildSystem(appOf({ stage: 'prod' }), parseStage({ ...STAGES.prod, originKey }));
    const resources = resourcesOf(web);
    const numbers = (value: unknown) =>
      [
        ...JSON.stringify(value).matchAll(
          /resolve:secretsmanager:",\{"Ref":"OriginKeysNumber(\d)[0-9A-F]{8}/g,
        ),
      ].map(([, number]) => Number(number));
    return {
      made: ofKind(resources, 'AWS::SecretsManager::Secret').map(({ id }) => id.slice(16, -8)),
      sent: numbers(ofKind(resources, 'AWS::CloudFront::Distribution')),
      accepted: numbers(ofKind(resources, 'AWS::WAFv2::WebACL')),
    };
  };

  it('stand in no template, and are let through with the one before', () => {
    expect(keysOf(1)).toEqual({ made: ['1'], sent: [1], accepted: [1] });
    expect(keysOf(2)).toEqual({ made: ['2', '1'], sent: [2], accepted: [2, 1] });
    expect(keysOf(3)).toEqual({ made: ['3', '2'], sent: [3], accepted: [3, 2] });
  });
});

it.each(STAGE_NAMES)('no web ACL of %s keeps samples of what people sent', (stage) => {
  const acls = ofKind(resourcesOfStage(stage), 'AWS::WAFv2::WebACL');
  expect(JSON.stringify(acls)).not.toContain('"SampledRequestsEnabled":true');
});
