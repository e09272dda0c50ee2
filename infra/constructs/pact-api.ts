import { Size } from 'aws-cdk-lib';
import {
  AccessLogField,
  AccessLogFormat,
  EndpointType,
  type IResource,
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
import { addErrorPages } from './error-pages.ts';
import { Firewall } from './firewall.ts';
import { HouseLogs } from './house-logs.ts';
import type { OriginKeys } from './origin-keys.ts';

export interface PactApiProps {
  readonly stage: StageValues;
  readonly key: IKey | undefined;
  /** By these it knows CloudFront. */
  readonly originKeys: OriginKeys;
  readonly site: LambdaFunction;
  readonly office: LambdaFunction;
  readonly api: LambdaFunction;
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
  metricsEnabled: true,
  loggingLevel: MethodLoggingLevel.ERROR,
  dataTraceEnabled: false,
  throttlingRateLimit: stage.throttling.rate,
  throttlingBurstLimit: stage.throttling.burst,
  accessLogDestination: new LogGroupLogDestination(logs),
  accessLogFormat: ACCESS_LOG,
});

/** A page below this many bytes fits into one packet anyway. */
const COMPRESSED_FROM = 1_024;

/** Hands a path and all beneath it to one function, whatever the method: unknown ones are answered there. */
const route = (resource: IResource, target: LambdaFunction): void => {
  const integration = new LambdaIntegration(target, { allowTestInvoke: false });
  resource.addMethod('ANY', integration);
  resource.addResource('{proxy+}').addMethod('ANY', integration);
};

/** The REST API: `/office` and `/api` beneath their functions, everything else beneath the site's. */
export class PactApi extends RestApi {
  readonly firewall: Firewall;

  constructor(scope: Construct, id: string, { stage, key, originKeys, site, office, api }: PactApiProps) {
    const logs = new HouseLogs(scope, `${id}Logs`, { stage, key });
    super(scope, id, {
      description: `AI Pact ${stage.name}`,
      endpointTypes: [EndpointType.REGIONAL],
      cloudWatchRole: false,
      deployOptions: stageOptions(stage, logs),
      minCompressionSize: Size.bytes(COMPRESSED_FROM),
    });
    route(this.root, site);
    route(this.root.addResource('office'), office);
    route(this.root.addResource('api'), api);
    addErrorPages(this);
    this.firewall = new Firewall(this, 'Firewall', { api: this, keys: originKeys });
  }
}
