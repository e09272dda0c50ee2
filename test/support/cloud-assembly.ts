import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder } from './local-core.ts';

const SITE = `
const { appendFileSync } = require('node:fs');
exports.handler = async (event) => ({
  statusCode: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ path: event.path, now: new Date().toISOString() }),
});`;

const getArn = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const invocations = {
  'Fn::Join': [
    '',
    [
      'arn:',
      { Ref: 'AWS::Partition' },
      ':apigateway:',
      { Ref: 'AWS::Region' },
      ':lambda:path/2015-03-31/functions/',
      getArn('Site'),
      '/invocations',
    ],
  ],
};

const RESOURCES = {
  Role: { Type: 'AWS::IAM::Role', Properties: {} },
  Site: {
    Type: 'AWS::Lambda::Function',
    Properties: {
      Code: { S3Bucket: 'assets', S3Key: 'site.zip' },
      Handler: 'index.handler',
      Runtime: 'nodejs24.x',
      Role: getArn('Role'),
      Environment: { Variables: { OIDC_CLIENT_ID: 'pact-office', OIDC_GROUPS_CLAIM: 'groups' } },
    },
  },
  Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'api' } },
  Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'live' } },
  Rest: {
    Type: 'AWS::ApiGateway::Resource',
    Properties: {
      RestApiId: { Ref: 'Api' },
      ParentId: { 'Fn::GetAtt': ['Api', 'RootResourceId'] },
      PathPart: '{proxy+}',
    },
  },
  Any: {
    Type: 'AWS::ApiGateway::Method',
    Properties: {
      RestApiId: { Ref: 'Api' },
      ResourceId: { Ref: 'Rest' },
      HttpMethod: 'ANY',
      Integration: { Type: 'AWS_PROXY', Uri: invocations },
    },
  },
  Permission: {
    Type: 'AWS::Lambda::Permission',
    Properties: { FunctionName: getArn('Site'), Principal: 'apigateway.amazonaws.com' },
  },
};

/** Writes a small cloud assembly, one function behind an API, and answers its folder. */
export const writeCloudAssembly = (more: Readonly<Record<string, unknown>> = {}): string => {
  const folder = newFolder();
  const json = (name: string, value: unknown) => writeFileSync(join(folder, name), JSON.stringify(value));
  mkdirSync(join(folder, 'asset.site'));
  writeFileSync(join(folder, 'asset.site/index.js'), SITE);
  json('manifest.json', {
    artifacts: {
      'Small.assets': { type: 'cdk:asset-manifest', properties: { file: 'Small.assets.json' } },
      Small: {
        type: 'aws:cloudformation:stack',
        environment: 'aws://unknown-account/eu-west-1',
        properties: { templateFile: 'Small.template.json' },
      },
    },
  });
  json('Small.assets.json', {
    files: { site: { source: { path: 'asset.site' }, destinations: { here: { objectKey: 'site.zip' } } } },
  });
  json('Small.template.json', { Resources: { ...RESOURCES, ...more } });
  return folder;
};
