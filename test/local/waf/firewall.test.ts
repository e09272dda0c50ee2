import { describe, expect, it } from 'vitest';
import { readFirewall } from '../../../local/waf/firewall.ts';
import { assemblyOf, resource } from '../../support/assembly.ts';

const size = (comparison: string) => ({
  SizeConstraintStatement: {
    FieldToMatch: { Body: { OversizeHandling: 'MATCH' } },
    ComparisonOperator: comparison,
    Size: 8,
    TextTransformations: [{ Priority: 0, Type: 'NONE' }],
  },
});
const rule = (Statement: object, action: object = { Action: { Block: {} } }) => ({
  Name: 'Rule',
  Statement,
  ...action,
});

const firewallOf = (rules: readonly object[], bodies: object = {}) => {
  const numbered = rules.map((each, at) => ({ Priority: at, ...each }));
  const properties = { DefaultAction: { Allow: {} }, Rules: numbered, CustomResponseBodies: bodies };
  const acl = resource('AWS::WAFv2::WebACL', 'Acl', properties);
  const firewall = readFirewall(assemblyOf(acl), acl.arn);
  return (request: Parameters<typeof firewall>[0]) => {
    const verdict = firewall(request);
    return verdict === 'passed' ? verdict : (verdict.answer?.status ?? 'blocked');
  };
};

const match = (field: object, text: string) => ({
  ByteMatchStatement: {
    FieldToMatch: field,
    PositionalConstraint: 'EXACTLY',
    SearchString: text,
    TextTransformations: [{ Priority: 0, Type: 'NONE' }],
  },
});

const bytes = (count: number, path = '/en') => ({ body: Buffer.alloc(count), path, headers: new Map() });

describe('a web ACL of the local stack', () => {
  it('refuses a body that is longer than the rule allows, and no other', () => {
    const firewall = firewallOf([rule(size('GT'))]);
    expect([0, 8, 9].map((count) => firewall(bytes(count)))).toEqual(['passed', 'passed', 'blocked']);
  });

  it('refuses at the limit itself where the rule says so', () => {
    expect(firewallOf([rule(size('GE'))])(bytes(8))).toBe('blocked');
  });

  it('refuses no body on a path that a rule leaves out', () => {
    const path = match({ UriPath: {} }, '/office/import');
    const but = { AndStatement: { Statements: [size('GT'), { NotStatement: { Statement: path } }] } };
    const firewall = firewallOf([rule(but)]);
    expect(firewall(bytes(9, '/office/import'))).toBe('passed');
    expect(firewall(bytes(9, '/office/import/other'))).toBe('blocked');
  });

  it('lets through what a rule only counts', () => {
    expect(firewallOf([rule(size('GT'), { Action: { Count: {} } })])(bytes(9))).toBe('passed');
  });

  it('refuses whoever lacks a header, or has another value in it', () => {
    const lacks = { NotStatement: { Statement: match({ SingleHeader: { Name: 'X-Key' } }, 'secret') } };
    const firewall = firewallOf([rule(lacks)]);
    const asking = (...headers: [string, string][]) => firewall({ ...bytes(0), headers: new Map(headers) });
    expect(asking(['x-key', 'secret'])).toBe('passed');
    expect(asking(['x-key', 'Secret'])).toBe('blocked');
    expect(asking()).toBe('blocked');
  });

  it('tells a header that is sent from one that is not, or is empty', () => {
    const sent = {
      SizeConstraintStatement: {
        FieldToMatch: { SingleHeader: { Name: 'X-Key' } },
        ComparisonOperator: 'GT',
        Size: 0,
        TextTransformations: [{ Priority: 0, Type: 'NONE' }],
      },
    };
    const firewall = firewallOf([rule({ NotStatement: { Statement: sent } })]);
    const asking = (...headers: [string, string][]) => firewall({ ...bytes(0), headers: new Map(headers) });
    expect([asking(['x-key', 'any']), asking(['x-key', '']), asking()]).toEqual([
      'passed',
      'blocked',
      'blocked',
    ]);
  });

  it('answers with a page of its own where the rule has one', () => {
    const answer = { CustomResponse: { ResponseCode: 413, CustomResponseBodyKey: 'large' } };
    const large = { large: { ContentType: 'TEXT_HTML', Content: '<p>Too large</p>' } };
    expect(firewallOf([rule(size('GT'), { Action: { Block: answer } })], large)(bytes(9))).toBe(413);
  });

  it('passes over the groups that AWS keeps to itself, and rates', () => {
    const group = { ManagedRuleGroupStatement: { VendorName: 'AWS', Name: 'Common' } };
    const rate = { RateBasedStatement: { Limit: 100, AggregateKeyType: 'IP' } };
    expect(firewallOf([rule(group, {}), rule(rate)])(bytes(9))).toBe('passed');
  });

  it('stops the stack at a statement that it does not know', () => {
    expect(() => firewallOf([rule({ GeoMatchStatement: { CountryCodes: ['SE'] } })])).toThrow(
      'is a statement that the local stack does not run',
    );
  });
});
