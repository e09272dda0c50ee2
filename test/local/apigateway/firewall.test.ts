import { describe, expect, it } from 'vitest';
import { readFirewall } from '../../../local/apigateway/firewall.ts';
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

const firewallOf = (rules: readonly object[], on = 'Api') => {
  const acl = resource('AWS::WAFv2::WebACL', 'Acl', { DefaultAction: { Allow: {} }, Rules: rules });
  const association = resource('AWS::WAFv2::WebACLAssociation', 'Association', {
    ResourceArn: `arn:aws:apigateway:eu-west-1::/restapis/${on}/stages/live`,
    WebACLArn: acl.arn,
  });
  return readFirewall(assemblyOf(acl, association), 'Api');
};

const bytes = (count: number, path = '/en') => ({ body: Buffer.alloc(count), path });

describe('the firewall of the local gateway', () => {
  it('refuses a body that is longer than the rule allows, and no other', () => {
    const firewall = firewallOf([rule(size('GT'))]);
    expect([0, 8, 9].map((count) => firewall(bytes(count)))).toEqual(['passed', 'passed', 'blocked']);
  });

  it('refuses at the limit itself where the rule says so', () => {
    expect(firewallOf([rule(size('GE'))])(bytes(8))).toBe('blocked');
  });

  it('refuses no body on a path that a rule leaves out', () => {
    const path = {
      ByteMatchStatement: {
        FieldToMatch: { UriPath: {} },
        PositionalConstraint: 'ENDS_WITH',
        SearchString: '/office/import',
        TextTransformations: [{ Priority: 0, Type: 'NONE' }],
      },
    };
    const but = { AndStatement: { Statements: [size('GT'), { NotStatement: { Statement: path } }] } };
    const firewall = firewallOf([rule(but)]);
    expect(firewall(bytes(9, '/office/import'))).toBe('passed');
    expect(firewall(bytes(9, '/office/import/other'))).toBe('blocked');
  });

  it('lets through what a rule only counts', () => {
    expect(firewallOf([rule(size('GT'), { Action: { Count: {} } })])(bytes(9))).toBe('passed');
  });

  it('lets everything through where no web ACL is attached to this API', () => {
    expect(firewallOf([rule(size('GT'))], 'Other')(bytes(9))).toBe('passed');
    expect(readFirewall(assemblyOf(), 'Api')(bytes(9))).toBe('passed');
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
