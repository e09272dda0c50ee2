import { Annotations, CfnOutput, Duration } from 'aws-cdk-lib';
import type { RestApi } from 'aws-cdk-lib/aws-apigateway';
import type { ICertificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  CacheQueryStringBehavior,
  Distribution,
  type ErrorResponse,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  type IOrigin,
  OriginRequestCookieBehavior,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { RestApiOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Metric, MetricOptions } from 'aws-cdk-lib/aws-cloudwatch';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import type { Construct } from 'constructs';
import { EDGE_REGION, ownHost, type StageValues } from '../stage-values.ts';
import type { AssetBucket } from './asset-bucket.ts';
import { PAGE_POLICY } from './error-pages.ts';
import { ORIGIN_KEY_HEADER, type OriginKeys } from './origin-keys.ts';

export interface SiteDistributionProps {
  readonly stage: StageValues;
  readonly api: RestApi;
  readonly keys: OriginKeys;
  readonly assets: AssetBucket;
  /** Of scope CLOUDFRONT. */
  readonly webAclArn: string;
  /** Of us-east-1, for the site's own host; undefined where it has none. */
  readonly certificate: ICertificate | undefined;
}

/** Everything that a visitor sends but the host's name, by which API Gateway would look for another API. */
const everythingButHost = (scope: Construct): OriginRequestPolicy =>
  new OriginRequestPolicy(scope, 'Forwarded', {
    comment: 'All cookies, all of the query, all headers but Host',
    cookieBehavior: OriginRequestCookieBehavior.all(),
    queryStringBehavior: OriginRequestQueryStringBehavior.all(),
    headerBehavior: OriginRequestHeaderBehavior.denyList('Host'),
  });

/** What functions say of their own pages, for files that no function answers. */
const fileHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'FileHeaders', {
    comment: 'Files are what their type says, over HTTPS only, and nobody else’s',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: "default-src 'none'; sandbox", override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.SAME_ORIGIN, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.days(730),
        includeSubdomains: true,
        override: true,
      },
    },
    customHeadersBehavior: {
      customHeaders: [{ header: 'Cross-Origin-Resource-Policy', value: 'same-origin', override: true }],
    },
  });

/** For what API Gateway answers itself, which cannot say this; functions say more, and are left alone. */
const answerHeaders = (scope: Construct): ResponseHeadersPolicy =>
  new ResponseHeadersPolicy(scope, 'AnswerHeaders', {
    comment: 'A policy for answers that bring none',
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: PAGE_POLICY, override: false },
    },
  });

/** Open data says itself how long it may be kept; nothing that does not say so is. */
const keptAsSaid = (scope: Construct): CachePolicy =>
  new CachePolicy(scope, 'KeptAsSaid', {
    comment: 'Kept only as long as the answer says',
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.hours(1),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    enableAcceptEncodingGzip: true,
    enableAcceptEncodingBrotli: true,
  });

const behaviours = (scope: Construct, api: IOrigin, files: IOrigin) => {
  const viewerProtocolPolicy = ViewerProtocolPolicy.REDIRECT_TO_HTTPS;
  const pages: BehaviorOptions = {
    origin: api,
    viewerProtocolPolicy,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: everythingButHost(scope),
    responseHeadersPolicy: answerHeaders(scope),
    compress: false,
  };
  return {
    defaultBehavior: pages,
    additionalBehaviors: {
      '/api/*': { ...pages, cachePolicy: keptAsSaid(scope), compress: true },
      '/assets/*': {
        origin: files,
        viewerProtocolPolicy,
        allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: fileHeaders(scope),
        compress: true,
      },
    },
  };
};

/** All errors that CloudFront would keep. */
const ERRORS = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];

/**
 * CloudFront keeps an error for ten seconds, whatever the answer says of caches and the behaviour's policy of them, under the
 * path alone: one visitor's “not found”, cookies and all, would be everybody's.
 */
const errorsNotKept: ErrorResponse[] = ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) }));

const ownName = (host: string | undefined, certificate: ICertificate | undefined) =>
  host === undefined || certificate === undefined
    ? {}
    : {
        domainNames: [host],
        certificate,
        minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      };

/** What people reach: pages and data from the API, files from their bucket. It keeps no log, which would hold addresses. */
export class SiteDistribution extends Distribution {
  constructor(scope: Construct, id: string, props: SiteDistributionProps) {
    const { stage, api, keys, assets, webAclArn, certificate } = props;
    const host = ownHost(stage);
    const fromApi = new RestApiOrigin(api, { customHeaders: { [ORIGIN_KEY_HEADER]: keys.sent } });
    // Without the right to list, S3 would answer 403 for a file that is not there.
    const fromBucket = S3BucketOrigin.withOriginAccessControl(assets as IBucket, {
      originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
    });
    super(scope, id, {
      comment: `AI Pact ${stage.name}`,
      ...behaviours(scope, fromApi, fromBucket),
      ...ownName(host, certificate),
      errorResponses: errorsNotKept,
      webAclId: webAclArn,
      httpVersion: HttpVersion.HTTP2_AND_3,
      priceClass: PriceClass.PRICE_CLASS_100,
    });
    Annotations.of(this).acknowledgeWarning(
      '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
      'The list of a bucket is at its root, and the root leads to the API.',
    );
    new CfnOutput(scope, 'SiteAddress', {
      value: `https://${this.distributionDomainName}`,
      description: 'CloudFront’s own address of the site: `siteUrl` where it has no other',
    });
    if (host !== undefined && stage.zoneId === undefined)
      new CfnOutput(scope, 'SiteRecord', {
        value: `${host} CNAME ${this.distributionDomainName}`,
        description: 'For the DNS zone; at the top of a zone an ALIAS',
      });
  }

  /** As CloudWatch keeps it: CDK's own leaves out the region, and so names a figure that is nowhere. */
  override metric(metricName: string, options: MetricOptions = {}): Metric {
    const dimensionsMap = { DistributionId: this.distributionId, Region: 'Global' };
    return super.metric(metricName, { dimensionsMap, region: EDGE_REGION, ...options });
  }
}
