import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { ASSET_NAMES } from '../../functions/platform/assets/names.generated.ts';
import { securityHeaders } from '../../functions/platform/http/security-headers.ts';
import { parseStage } from '../../infra/stage-values.ts';
import { STAGES } from '../../infra/stages.ts';
import { buildSystem } from '../../infra/system.ts';
import { appOf, ofKind, type Resource, resourcesOf, resourcesOfStage, STAGE_NAMES } from './synth.ts';

const Behaviour = z.object({
  PathPattern: z.string().default('*'),
  AllowedMethods: z.array(z.string()),
  CachePolicyId: z.unknown().optional(),
  ViewerProtocolPolicy: z.string(),
});
const Distribution = z.object({
  DistributionConfig: z.looseObject({
    DefaultCacheBehavior: Behaviour,
    CacheBehaviors: z.array(Behaviour),
    CustomErrorResponses: z
      .array(z.strictObject({ ErrorCode: z.int(), ErrorCachingMinTTL: z.int() }))
      .default([]),
    HttpVersion: z.string(),
    ViewerCertificate: z.unknown().optional(),
    Aliases: z.array(z.string()).default([]),
  }),
});

const configOf = (resources: readonly Resource[]) => {
  const [found] = ofKind(resources, 'AWS::CloudFront::Distribution');
  return Distribution.parse(found?.Properties).DistributionConfig;
};

const FORMS = ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'];
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

describe.each(STAGE_NAMES)('the distribution of stage %s', (stage) => {
  const resources = resourcesOfStage(stage);
  const config = configOf(resources);
  const behaviours = [config.DefaultCacheBehavior, ...config.CacheBehaviors];

  it('keeps its logical id and its bucket’s: a changed one would be another address, and an empty bucket', () => {
    const ids = ['AWS::CloudFront::Distribution', 'AWS::S3::Bucket'].flatMap((kind) =>
      ofKind(resources, kind),
    );
    expect(ids.map(({ id }) => id)).toEqual(['Distribution830FAC52', 'Assets9A31D427']);
  });

  it('lets forms through to functions, and only reading to files', () => {
    expect(behaviours.map(({ PathPattern, AllowedMethods }) => [PathPattern, AllowedMethods])).toEqual([
      ['*', FORMS],
      ['/api/*', FORMS],
      ['/assets/*', ['GET', 'HEAD']],
    ]);
  });

  it('keeps no page, whatever the page says', () => {
    expect(config.DefaultCacheBehavior.CachePolicyId).toBe(CACHING_DISABLED);
    expect(
      ofKind(resources, 'AWS::CloudFront::CachePolicy').map(({ Properties }) => Properties),
    ).toMatchObject([{ CachePolicyConfig: { MinTTL: 0, DefaultTTL: 0, MaxTTL: 3600 } }]);
  });

  it('keeps no error of a page: by itself CloudFront would show one visitor’s to everybody for ten seconds', () => {
    const ERRORS_KEPT_BY_DEFAULT = [400, 403, 404, 405, 414, 500, 501, 502, 503, 504];
    expect(config.CustomErrorResponses).toEqual(
      ERRORS_KEPT_BY_DEFAULT.map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
    );
  });

  it('sends on all that functions need, but not the host’s name', () => {
    const [policy] = ofKind(resources, 'AWS::CloudFront::OriginRequestPolicy');
    expect(policy?.Properties['OriginRequestPolicyConfig']).toMatchObject({
      CookiesConfig: { CookieBehavior: 'all' },
      QueryStringsConfig: { QueryStringBehavior: 'all' },
      HeadersConfig: { HeaderBehavior: 'allExcept', Headers: ['Host'] },
    });
  });

  it('speaks HTTPS only, and HTTP/2 and 3', () => {
    expect(new Set(behaviours.map((it) => it.ViewerProtocolPolicy))).toEqual(new Set(['redirect-to-https']));
    expect(config.HttpVersion).toBe('http2and3');
    const text = JSON.stringify(config);
    expect(text).toContain('"OriginProtocolPolicy":"https-only","OriginSSLProtocols":["TLSv1.2"]');
  });

  it('adds to files what functions say of their pages', () => {
    const [policy] = ofKind(resources, 'AWS::CloudFront::ResponseHeadersPolicy').filter(({ id }) =>
      id.includes('FileHeaders'),
    );
    const given = securityHeaders('https://aipact.example');
    const text = JSON.stringify(policy?.Properties);
    expect(text).toContain('"ContentTypeOptions":{"Override":true}');
    expect(text).toContain(
      `"Header":"Cross-Origin-Resource-Policy","Override":true,"Value":"${given['cross-origin-resource-policy']}"`,
    );
    expect(text).toContain(`"ReferrerPolicy":"${given['referrer-policy']}"`);
    expect(text).toContain('"AccessControlMaxAgeSec":63072000,"IncludeSubdomains":true');
    expect(given['strict-transport-security']).toBe('max-age=63072000; includeSubDomains');
  });

  it('alone reads the bucket of files, which is closed to everybody else and outlives its stack', () => {
    const [bucket] = ofKind(resources, 'AWS::S3::Bucket');
    expect(bucket?.DeletionPolicy).toBe('Retain');
    expect(bucket?.Properties['PublicAccessBlockConfiguration']).toEqual({
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    });
    const [policy] = ofKind(resources, 'AWS::S3::BucketPolicy');
    const text = JSON.stringify(policy?.Properties);
    expect(text).toContain('"AWS:SourceArn"');
    expect(text.match(/"Effect":"Allow"/g)).toHaveLength(1);
  });

  it('has every file that pages name copied into the bucket, and none taken out', () => {
    const calls = ofKind(resources, 'Custom::AWS').map(({ Properties }) => Properties);
    const keys = calls.map(
      (call) => /Key\\+":\\+"(assets\/[^"\\]+)/.exec(JSON.stringify(call['Create']))?.[1],
    );
    expect(keys.toSorted()).toEqual(
      Object.values(ASSET_NAMES)
        .map((name) => `assets/${name}`)
        .toSorted(),
    );
    expect(calls.filter((call) => 'Delete' in call)).toEqual([]);
    const files = new URL('../../functions/platform/assets/files', import.meta.url);
    expect(readdirSync(files).toSorted()).toEqual(Object.values(ASSET_NAMES).toSorted());
  });
});

describe('the site’s own name', () => {
  it('is served by TLS 1.2 or newer, with the certificate that the stage names', () => {
    const { Aliases, ViewerCertificate } = configOf(resourcesOfStage('prod'));
    expect(Aliases).toEqual(['aipact.example']);
    expect(ViewerCertificate).toMatchObject({
      MinimumProtocolVersion: 'TLSv1.2_2021',
      SslSupportMethod: 'sni-only',
      AcmCertificateArn: STAGES.prod.certificateArn,
    });
  });

  it('can be done without: then the address is CloudFront’s', () => {
    expect(configOf(resourcesOfStage('dev')).Aliases).toEqual([]);
  });

  it('is certified and put into the zone by the deploy itself where the zone is in Route 53', () => {
    const { certificateArn: _, ...values } = STAGES.prod;
    const stage = parseStage({ ...values, zoneId: 'Z0123456789' });
    const { edge, web } = buildSystem(appOf({ stage: 'prod' }), stage);
    expect(ofKind(resourcesOf(edge), 'AWS::CertificateManager::Certificate')).toMatchObject([
      { Properties: { DomainName: 'aipact.example', ValidationMethod: 'DNS' } },
    ]);
    const records = ofKind(resourcesOf(web), 'AWS::Route53::RecordSet');
    expect(records.map(({ Properties }) => [Properties['Name'], Properties['Type']])).toEqual([
      ['aipact.example', 'A'],
      ['aipact.example', 'AAAA'],
    ]);
    expect(JSON.stringify(configOf(resourcesOf(web)).ViewerCertificate)).toContain('Fn::GetStackOutput');
  });
});
