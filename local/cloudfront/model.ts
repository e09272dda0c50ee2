import * as z from 'zod';
import type { ResolvedAssembly } from '../assembly/model.ts';
import { type Firewall, noFirewall, readFirewall } from '../waf/firewall.ts';
import { type Caching, type Forwarded, readCachePolicy, readOriginRequestPolicy } from './policies.ts';
import { type AddedHeader, readResponseHeaders } from './response-headers.ts';

const Behaviour = z.strictObject({
  PathPattern: z.string().optional(),
  TargetOriginId: z.string(),
  AllowedMethods: z.array(z.string()).default(['GET', 'HEAD']),
  CachedMethods: z.array(z.string()).optional(),
  /** What comes to this machine counts as HTTPS: it has no certificate, and nobody else listens. */
  ViewerProtocolPolicy: z.enum(['redirect-to-https', 'https-only']),
  CachePolicyId: z.string(),
  OriginRequestPolicyId: z.string().optional(),
  ResponseHeadersPolicyId: z.string().optional(),
  Compress: z.boolean(),
});

const ApiOrigin = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginPath: z.string(),
  OriginCustomHeaders: z
    .array(z.strictObject({ HeaderName: z.string(), HeaderValue: z.string() }))
    .default([]),
  CustomOriginConfig: z.strictObject({
    OriginProtocolPolicy: z.literal('https-only'),
    OriginSSLProtocols: z.array(z.literal('TLSv1.2')),
  }),
});

const BucketOrigin = z.strictObject({
  Id: z.string(),
  DomainName: z.string(),
  OriginAccessControlId: z.string(),
  S3OriginConfig: z.strictObject({ OriginAccessIdentity: z.literal('') }),
});
export type Origin = z.infer<typeof ApiOrigin> | z.infer<typeof BucketOrigin>;

const Distribution = z.strictObject({
  Tags: z.unknown().optional(),
  DistributionConfig: z.strictObject({
    Comment: z.string().optional(),
    Enabled: z.literal(true),
    HttpVersion: z.string(),
    IPV6Enabled: z.boolean(),
    PriceClass: z.string(),
    Origins: z.array(z.union([ApiOrigin, BucketOrigin])),
    DefaultCacheBehavior: Behaviour,
    CacheBehaviors: z.array(Behaviour).default([]),
    /** Nothing is kept here, and so no error: another number would be another site. */
    CustomErrorResponses: z
      .array(z.strictObject({ ErrorCode: z.int(), ErrorCachingMinTTL: z.literal(0) }))
      .default([]),
    WebACLId: z.string().optional(),
  }),
});

const AccessControl = z.object({
  OriginAccessControlConfig: z.object({
    OriginAccessControlOriginType: z.literal('s3'),
    SigningBehavior: z.literal('always'),
    SigningProtocol: z.literal('sigv4'),
  }),
});

/** How requests to some paths are treated. */
export interface CacheBehaviour {
  readonly matches: (path: string) => boolean;
  readonly origin: Origin;
  readonly methods: readonly string[];
  readonly caching: Caching;
  readonly forwarded: Forwarded;
  readonly added: readonly AddedHeader[];
  readonly compresses: boolean;
}

export interface SiteDistribution {
  readonly arn: string;
  readonly firewall: Firewall;
  /** In the order in which they are tried; the last one matches every path. */
  readonly behaviours: readonly CacheBehaviour[];
}

/** `*` stands for any characters, `?` for one. */
const matcher = (pattern: string): ((path: string) => boolean) => {
  const source = pattern
    .replaceAll(/[.+^${}()|[\]\\]/g, '\\$&')
    .replaceAll('*', '.*')
    .replaceAll('?', '.');
  const whole = new RegExp(`^${source}$`, 's');
  return (path) => whole.test(path);
};

const checkSigned = (assembly: ResolvedAssembly, origins: readonly Origin[]): void => {
  for (const origin of origins) {
    if (!('OriginAccessControlId' in origin)) continue;
    const id = origin.OriginAccessControlId;
    const control = assembly.byKind('AWS::CloudFront::OriginAccessControl').find(({ ref }) => ref === id);
    AccessControl.parse(control?.properties);
  }
};

const behaviourOf =
  (assembly: ResolvedAssembly, origins: readonly Origin[]) =>
  (behaviour: z.infer<typeof Behaviour>): CacheBehaviour => {
    const { PathPattern, TargetOriginId, AllowedMethods, Compress } = behaviour;
    const origin = origins.find(({ Id }) => Id === TargetOriginId);
    if (origin === undefined) throw new Error(`The distribution has no origin ${TargetOriginId}.`);
    return {
      matches: PathPattern === undefined ? () => true : matcher(PathPattern),
      origin,
      methods: AllowedMethods,
      caching: readCachePolicy(assembly, behaviour.CachePolicyId),
      forwarded: readOriginRequestPolicy(assembly, behaviour.OriginRequestPolicyId),
      added: readResponseHeaders(assembly, behaviour.ResponseHeadersPolicyId),
      compresses: Compress,
    };
  };

/** The distribution of the assembly; undefined where there is none. Throws, naming it, for what cannot be run here. */
export const readDistribution = (assembly: ResolvedAssembly): SiteDistribution | undefined => {
  const [found, second] = assembly.byKind('AWS::CloudFront::Distribution');
  if (second !== undefined)
    throw new Error(`The local stack runs one distribution; ${second.logicalId} is a second one.`);
  if (found === undefined) return undefined;
  const parsed = Distribution.safeParse(found.properties);
  if (!parsed.success)
    throw new Error(
      `The distribution ${found.logicalId} cannot be run here: ${z.prettifyError(parsed.error)}`,
    );
  const { Origins, DefaultCacheBehavior, CacheBehaviors, WebACLId } = parsed.data.DistributionConfig;
  checkSigned(assembly, Origins);
  return {
    arn: found.arn,
    firewall: WebACLId === undefined ? noFirewall : readFirewall(assembly, WebACLId),
    behaviours: [...CacheBehaviors, DefaultCacheBehavior].map(behaviourOf(assembly, Origins)),
  };
};
