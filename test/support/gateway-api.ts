import type { Resource } from '../../local/assembly/model.ts';
import { resource } from './assembly.ts';

export const SITE = 'arn:aws:lambda:eu-west-1:000000000000:function:Site';
export const OFFICE = 'arn:aws:lambda:eu-west-1:000000000000:function:Office';

const uri = (arn: string) =>
  `arn:aws:apigateway:eu-west-1:lambda:path/2015-03-31/functions/${arn}/invocations`;
const method = (id: string, ResourceId: string, arn: string, HttpMethod = 'ANY'): Resource =>
  resource('AWS::ApiGateway::Method', id, {
    HttpMethod,
    ResourceId,
    RestApiId: 'Api',
    Integration: { Type: 'AWS_PROXY', Uri: uri(arn) },
  });
const permission = (FunctionName: string) =>
  resource('AWS::Lambda::Permission', `Permission${FunctionName.at(-1)}`, {
    FunctionName,
    Principal: 'apigateway.amazonaws.com',
  });

/** A REST API before two functions. */
export const API: readonly Resource[] = [
  resource('AWS::ApiGateway::RestApi', 'Api', {
    BinaryMediaTypes: ['application/pdf'],
    MinimumCompressionSize: 1024,
  }),
  resource('AWS::ApiGateway::Resource', 'Rest', {
    RestApiId: 'Api',
    ParentId: 'Api-root',
    PathPart: '{proxy+}',
  }),
  resource('AWS::ApiGateway::Resource', 'OfficePart', {
    RestApiId: 'Api',
    ParentId: 'Api-root',
    PathPart: 'office',
  }),
  resource('AWS::ApiGateway::Resource', 'One', {
    RestApiId: 'Api',
    ParentId: 'OfficePart',
    PathPart: '{id}',
  }),
  method('RootAny', 'Api-root', SITE),
  method('RestGet', 'Rest', SITE, 'GET'),
  method('RestPost', 'Rest', SITE, 'POST'),
  method('OneAny', 'One', OFFICE),
  permission(SITE),
  permission(OFFICE),
  resource('AWS::ApiGateway::Stage', 'Stage', {
    RestApiId: 'Api',
    StageName: 'live',
    Variables: { colour: 'blue' },
  }),
  resource('AWS::ApiGateway::GatewayResponse', 'NotFound', {
    RestApiId: 'Api',
    ResponseType: 'MISSING_AUTHENTICATION_TOKEN',
    StatusCode: '404',
    ResponseParameters: { 'gatewayresponse.header.Content-Type': "'text/html; charset=utf-8'" },
    ResponseTemplates: { 'text/html': '<p>$context.error.message of $context.stage</p>' },
  }),
];
