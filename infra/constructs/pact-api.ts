import { Size } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  EndpointType,
  LambdaIntegration,
  LogGroupLogDestination,
  MethodLoggingLevel,
  RestApi,
  type StageOptions,
} from 'aws-cdk-lib/aws-apigateway';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import type { LogGroup } from 'aws-cdk-lib/aws-logs';
import type { Construct } from 'constructs';
import type { StageValues } from '../stage-values.ts';
import { WEB_FUNCTIONS, type WebFunction, webResources } from '../web-paths.ts';
import { addErrorPages } from './error-pages.ts';
import { Firewall } from './firewall.ts';
import { HouseLogs } from './house-logs.ts';
import type { OriginKeys } from './origin-keys.ts';

export interface PactApiProps {
  readonly stage: StageValues;
  readonly key: IKey | undefined;
  readonly functions: Readonly<Record<WebFunction, LambdaFunction>>;
  /** By these it knows CloudFront. */
  readonly originKeys: OriginKeys;
}

/** No address, no agent, no path with ids: the log says how the service does, not who came. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: AccessLogField.contextRequestId(),
    time: AccessLogField.contextRequestTimeEpoch(),
    method: AccessLogField.contextHttpMethod(),
    resource: AccessLogField.contextResourcePath(),
    status: AccessLogField.contextStatus(),
    milliseconds: AccessLogField.contextResponseLatency(),
    bytes: AccessLogField.contextResponseLength(),
    error: AccessLogField.contextErrorResponseType(),
  }),
);

const stageOptions = (stage: StageValues, logs: LogGroup): StageOptions => ({
  stageName: 'live',
  tracingEnabled: true,
  loggingLevel: MethodLoggingLevel.ERROR,
  dataTraceEnabled: false,
  throttlingRateLimit: stage.throttling.rate,
  throttlingBurstLimit: stage.throttling.burst,
  accessLogDestination: new LogGroupLogDestination(logs),
  accessLogFormat: ACCESS_LOG,
});

/** One permission a function, for this API: one a method would pass what a function's policy may hold (20 KB). */
const integrationsOf = (functions: PactApiProps['functions']) =>
  new Map(
    WEB_FUNCTIONS.map((name) => [
      name,
      new LambdaIntegration(functions[name], { scopePermissionToMethod: false }),
    ]),
  );
/** A page below this many bytes fits into one packet anyway. */
const COMPRESSED_FROM = 1_024;

/** The REST API: each path beneath its function, whatever the method: unknown ones are answered there. */
export class PactApi extends RestApi {
  readonly firewall: Firewall;

  constructor(scope: Construct, id: string, { stage, key, originKeys, functions }: PactApiProps) {
    const logs = new HouseLogs(scope, `${id}Logs`, { stage, key });
    super(scope, id, {
      // Its figures are counted under this name: of two stages in one account each has its own.
      restApiName: `AiPact-${stage.name}`,
      description: `AI Pact ${stage.name}`,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      deployOptions: stageOptions(stage, logs),
      minCompressionSize: Size.bytes(COMPRESSED_FROM),
    });
    this.addResources(functions);
    addErrorPages(this);
    this.firewall = new Firewall(this, 'Firewall', { stage: stage.name, api: this, keys: originKeys });
  }

  private addResources(functions: PactApiProps['functions']): void {
    const integrations = integrationsOf(functions);
    for (const { path, answers, takesRest } of webResources()) {
      const resource = this.root.resourceForPath(path);
      const integration = integrations.get(answers);
      resource.addMethod('ANY', integration);
      if (takesRest) resource.addResource('{proxy+}').addMethod('ANY', integration);
    }
  }
}
