import { describe, expect, it } from 'vitest';
import type { Template } from '../../../local/assembly/manifest.ts';
import { resolveAssembly } from '../../../local/assembly/read.ts';

type Resources = Record<string, { Type: string; Properties?: Record<string, unknown>; Condition?: string }>;

const template = (resources: Resources, rest: Partial<Template> = {}): Template => ({
  Parameters: {},
  Mappings: {},
  Conditions: {},
  Outputs: {},
  ...rest,
  Resources: Object.fromEntries(
    Object.entries(resources).map(([id, resource]) => [id, { Properties: {}, Metadata: {}, ...resource }]),
  ),
});

const resolve = (...templates: readonly Template[]) =>
  resolveAssembly({
    stacks: templates.map((each, index) => ({
      name: `Stack${index + 1}`,
      region: 'eu-north-1',
      template: each,
    })),
    assets: new Map([['abc.zip', '/cdk.out/asset.abc']]),
  });

const propertiesOf = (assembly: ReturnType<typeof resolve>, logicalId: string) =>
  assembly.resources.find((resource) => resource.logicalId === logicalId)?.properties;

describe('the assembly reader', () => {
  it('gives resources deterministic ARNs from the physical name, or else the logical id', () => {
    const assembly = resolve(
      template({
        Named: { Type: 'AWS::DynamoDB::Table', Properties: { TableName: 'pact' } },
        Unnamed: { Type: 'AWS::Lambda::Function' },
      }),
    );
    expect(assembly.resources.map(({ ref, arn }) => ({ ref, arn }))).toEqual([
      { ref: 'pact', arn: 'arn:aws:dynamodb:eu-north-1:000000000000:table/pact' },
      { ref: 'Unnamed', arn: 'arn:aws:lambda:eu-north-1:000000000000:function:Unnamed' },
    ]);
  });

  it('resolves every intrinsic function that CDK writes', () => {
    const assembly = resolve(
      template(
        {
          Table: {
            Type: 'AWS::DynamoDB::Table',
            Properties: { TableName: { 'Fn::Sub': '${AWS::StackName}-pact' } },
          },
          Function: {
            Type: 'AWS::Lambda::Function',
            Properties: {
              Join: {
                'Fn::Join': ['/', [{ 'Fn::GetAtt': ['Table', 'Arn'] }, 'index', { Ref: 'AWS::Region' }]],
              },
              Select: { 'Fn::Select': [1, { 'Fn::Split': ['|', 'a|b|c'] }] },
              Sub: { 'Fn::Sub': ['${Table.Arn} ${name} ${!kept}', { name: { Ref: 'AWS::AccountId' } }] },
              If: { 'Fn::If': ['Yes', 'yes', 'no'] },
              Gone: { 'Fn::If': ['No', 'yes', { Ref: 'AWS::NoValue' }] },
              List: ['kept', { Ref: 'AWS::NoValue' }],
              Map: { 'Fn::FindInMap': ['Names', { Ref: 'AWS::Region' }, 'short'] },
              Default: { Ref: 'Version' },
            },
          },
        },
        {
          Parameters: { Version: { Default: '7' } },
          Mappings: { Names: { 'eu-north-1': { short: 'eun1' } } },
          Conditions: {
            Yes: { 'Fn::Equals': [{ Ref: 'AWS::Partition' }, 'aws'] },
            No: { 'Fn::Not': [{ Condition: 'Yes' }] },
          },
        },
      ),
    );
    expect(propertiesOf(assembly, 'Function')).toEqual({
      Join: 'arn:aws:dynamodb:eu-north-1:000000000000:table/Stack1-pact/index/eu-north-1',
      Select: 'b',
      Sub: 'arn:aws:dynamodb:eu-north-1:000000000000:table/Stack1-pact 000000000000 ${kept}',
      If: 'yes',
      List: ['kept'],
      Map: 'eun1',
      Default: '7',
    });
  });

  it('follows an export from one stack into another', () => {
    const assembly = resolve(
      template({
        Consumer: { Type: 'AWS::Lambda::Function', Properties: { From: { 'Fn::ImportValue': 'Out' } } },
      }),
      template(
        { Table: { Type: 'AWS::DynamoDB::Table' } },
        { Outputs: { O: { Value: { 'Fn::GetAtt': ['Table', 'StreamArn'] }, Export: { Name: 'Out' } } } },
      ),
    );
    expect(propertiesOf(assembly, 'Consumer')).toEqual({
      From: 'arn:aws:dynamodb:eu-north-1:000000000000:table/Table/stream/local',
    });
  });

  it('leaves out a resource of which the condition is false', () => {
    const assembly = resolve(
      template(
        { Metadata: { Type: 'AWS::CDK::Metadata', Condition: 'Never' } },
        { Conditions: { Never: { 'Fn::Equals': ['a', 'b'] } } },
      ),
    );
    expect(assembly.resources).toEqual([]);
  });

  it('stops at an unknown kind and names kind, logical id, stack and what to do', () => {
    expect(() => resolve(template({ Cluster: { Type: 'AWS::Redshift::Cluster' } }))).toThrow(
      /AWS::Redshift::Cluster \(Cluster in stack Stack1[\s\S]*local\/assembly\/kinds\.ts/,
    );
  });

  it('stops at an intrinsic function or attribute that it does not know', () => {
    const withValue = (value: unknown) => () =>
      resolve(template({ Table: { Type: 'AWS::DynamoDB::Table', Properties: { Value: value } } }));
    expect(withValue({ 'Fn::Cidr': ['10.0.0.0/16'] })).toThrow('Fn::Cidr');
    expect(withValue({ 'Fn::GetAtt': ['Table', 'Colour'] })).toThrow(
      /Table of stack Stack1 has no attribute Colour/,
    );
  });

  it('finds assets by their object key and refuses others', () => {
    const assembly = resolve(template({}));
    expect(assembly.assetPath('abc.zip')).toBe('/cdk.out/asset.abc');
    expect(() => assembly.assetPath('nope.zip')).toThrow('nope.zip');
  });

  it('reads an output of a stack in another region, and says where there is none', () => {
    const edge = template(
      { Acl: { Type: 'AWS::WAFv2::WebACL' } },
      { Outputs: { AclArn: { Value: { 'Fn::GetAtt': ['Acl', 'Arn'] } } } },
    );
    const reader = (output: string) =>
      template({
        Bucket: {
          Type: 'AWS::S3::Bucket',
          Properties: {
            Acl: { 'Fn::GetStackOutput': { StackName: 'Stack1', OutputName: output, Region: 'us-east-1' } },
          },
        },
      });
    expect(propertiesOf(resolve(edge, reader('AclArn')), 'Bucket')).toEqual({
      Acl: expect.stringContaining(':wafv2:'),
    });
    expect(() => resolve(edge, reader('Other'))).toThrow('no output Other of a stack Stack1');
  });
});
