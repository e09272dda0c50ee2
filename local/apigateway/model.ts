import * as z from 'zod';
import type { ResolvedAssembly, Resource } from '../assembly/model.ts';
import { type Firewall, noFirewall, readFirewall } from '../waf/firewall.ts';

/** One method of the API, led to a function. */
export interface Route {
  /** As in the template: `/office/{proxy+}`. */
  readonly resource: string;
  readonly resourceId: string;
  readonly segments: readonly string[];
  /** `GET`, …, or `ANY`. */
  readonly method: string;
  readonly functionArn: string;
}

export interface GatewayResponse {
  readonly status: number | undefined;
  readonly headers: Readonly<Record<string, string>>;
  /** Content type → template. */
  readonly templates: Readonly<Record<string, string>>;
}

export interface Api {
  readonly id: string;
  readonly stage: string;
  readonly stageVariables: Readonly<Record<string, string>>;
  readonly binaryMediaTypes: readonly string[];
  readonly routes: readonly Route[];
  readonly responses: ReadonlyMap<string, GatewayResponse>;
  readonly firewall: Firewall;
  /** Answers from this many bytes on are compressed; undefined where none is. */
  readonly compressedFrom: number | undefined;
}

const ResourceProperties = z.object({ ParentId: z.string(), PathPart: z.string(), RestApiId: z.string() });

const MethodProperties = z.object({
  HttpMethod: z.string(),
  ResourceId: z.string(),
  RestApiId: z.string(),
  AuthorizationType: z.literal('NONE').default('NONE'),
  ApiKeyRequired: z.literal(false).optional(),
  Integration: z.object({ Type: z.literal('AWS_PROXY'), Uri: z.string() }),
});

const ResponseProperties = z.object({
  ResponseType: z.string(),
  StatusCode: z.coerce.number().optional(),
  ResponseParameters: z.record(z.string(), z.string()).default({}),
  ResponseTemplates: z.record(z.string(), z.string()).default({}),
});

const StageProperties = z.object({
  StageName: z.string(),
  Variables: z.record(z.string(), z.string()).default({}),
});

const parse = <T>(schema: z.ZodType<T>, { kind, logicalId, properties }: Resource): T => {
  const parsed = schema.safeParse(properties);
  if (parsed.success) return parsed.data;
  throw new Error(`${kind} ${logicalId} cannot be served here: ${z.prettifyError(parsed.error)}`);
};

const FUNCTION_URI = /\/functions\/(arn:[^/]+)\/invocations$/;

const pathOf = (assembly: ResolvedAssembly, resourceId: string): string => {
  const resource = assembly.byKind('AWS::ApiGateway::Resource').find(({ ref }) => ref === resourceId);
  if (resource === undefined) return '';
  const { ParentId, PathPart } = parse(ResourceProperties, resource);
  return `${pathOf(assembly, ParentId)}/${PathPart}`;
};

const routeOf = (assembly: ResolvedAssembly, method: Resource): Route => {
  const { HttpMethod, ResourceId, Integration } = parse(MethodProperties, method);
  const functionArn = FUNCTION_URI.exec(Integration.Uri)?.[1];
  if (functionArn === undefined)
    throw new Error(`${method.logicalId} leads to ${Integration.Uri}, which is no function.`);
  const path = pathOf(assembly, ResourceId);
  return {
    resource: path === '' ? '/' : path,
    resourceId: ResourceId,
    segments: path.split('/').filter((segment) => segment !== ''),
    method: HttpMethod,
    functionArn,
  };
};

const HEADER_PARAMETER = 'gatewayresponse.header.';

const responseOf = (resource: Resource): readonly [string, GatewayResponse] => {
  const { ResponseType, StatusCode, ResponseParameters, ResponseTemplates } = parse(
    ResponseProperties,
    resource,
  );
  const headers = Object.entries(ResponseParameters)
    .filter(([name]) => name.startsWith(HEADER_PARAMETER))
    .map(([name, value]) => [name.slice(HEADER_PARAMETER.length), value.replace(/^'(.*)'$/s, '$1')]);
  return [
    ResponseType,
    { status: StatusCode, headers: Object.fromEntries(headers), templates: ResponseTemplates },
  ] as const;
};

const ofApi = (resources: readonly Resource[], api: Resource): readonly Resource[] =>
  resources.filter(({ properties }) => properties['RestApiId'] === api.ref);

/** Whether the function lets the gateway call it: without its permission, AWS would answer 500. */
const checkPermitted = (assembly: ResolvedAssembly, routes: readonly Route[]): void => {
  const permitted = new Set(
    assembly
      .byKind('AWS::Lambda::Permission')
      .filter(({ properties }) => properties['Principal'] === 'apigateway.amazonaws.com')
      .map(({ properties }) => String(properties['FunctionName'])),
  );
  for (const { functionArn, method, resource } of routes) {
    const name = functionArn.split(':').at(-1) ?? '';
    if (permitted.has(functionArn) || permitted.has(name)) continue;
    throw new Error(
      `${method} ${resource}: no AWS::Lambda::Permission lets the gateway call ${functionArn}.`,
    );
  }
};

const Association = z.object({ ResourceArn: z.string(), WebACLArn: z.string() });

const firewallOf = (assembly: ResolvedAssembly, apiId: string): Firewall => {
  const [found] = assembly
    .byKind('AWS::WAFv2::WebACLAssociation')
    .map(({ properties }) => Association.parse(properties))
    .filter(({ ResourceArn }) => ResourceArn.includes(`/restapis/${apiId}/stages/`));
  return found === undefined ? noFirewall : readFirewall(assembly, found.WebACLArn);
};

/** The REST API of the assembly; undefined where there is none. Throws for what cannot be served here. */
export const readApi = (assembly: ResolvedAssembly): Api | undefined => {
  const [api, second] = assembly.byKind('AWS::ApiGateway::RestApi');
  if (second !== undefined)
    throw new Error(`The local stack serves one REST API; ${second.logicalId} is a second one.`);
  if (api === undefined) return undefined;
  const routes = ofApi(assembly.byKind('AWS::ApiGateway::Method'), api).map((method) =>
    routeOf(assembly, method),
  );
  checkPermitted(assembly, routes);
  const [stage] = ofApi(assembly.byKind('AWS::ApiGateway::Stage'), api);
  if (stage === undefined)
    throw new Error(`The REST API ${api.logicalId} has no stage, so nobody could reach it.`);
  const { StageName, Variables } = parse(StageProperties, stage);
  const binary = z.array(z.string()).default([]).parse(api.properties['BinaryMediaTypes']);
  return {
    id: api.ref,
    stage: StageName,
    stageVariables: Variables,
    binaryMediaTypes: binary,
    routes,
    firewall: firewallOf(assembly, api.ref),
    compressedFrom: z.number().optional().parse(api.properties['MinimumCompressionSize']),
    responses: new Map(ofApi(assembly.byKind('AWS::ApiGateway::GatewayResponse'), api).map(responseOf)),
  };
};
