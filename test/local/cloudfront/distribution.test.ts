import { gunzipSync } from 'node:zlib';
import { beforeEach, describe, expect, it } from 'vitest';
import type { HttpAnswer } from '../../../local/apigateway/answer.ts';
import type { RawRequest } from '../../../local/apigateway/event.ts';
import { openDistribution } from '../../../local/cloudfront/distribution.ts';
import { readDistribution } from '../../../local/cloudfront/model.ts';
import { headersByName } from '../../../local/http/raw-request.ts';
import { assemblyOf, resource } from '../../support/assembly.ts';

const OPTIMIZED = '658327ea-f89d-4fab-a63d-7e88639e58f6';
const DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';

const behaviour = {
  TargetOriginId: 'api',
  AllowedMethods: ['GET', 'HEAD', 'OPTIONS', 'PUT', 'PATCH', 'POST', 'DELETE'],
  CachePolicyId: DISABLED,
  OriginRequestPolicyId: 'Forwarded',
  Compress: false,
  ViewerProtocolPolicy: 'redirect-to-https',
};
const files = {
  TargetOriginId: 'api',
  AllowedMethods: ['GET', 'HEAD'],
  CachePolicyId: OPTIMIZED,
  ResponseHeadersPolicyId: 'Headers',
  Compress: true,
  ViewerProtocolPolicy: 'redirect-to-https',
  PathPattern: '/assets/*',
};
const narrow = { ...behaviour, OriginRequestPolicyId: 'Narrow', PathPattern: '/api/*' };

const CONFIG = {
  Enabled: true,
  HttpVersion: 'http2and3',
  IPV6Enabled: true,
  PriceClass: 'PriceClass_100',
  Origins: [
    {
      Id: 'api',
      DomainName: 'api.execute-api.eu-west-1.amazonaws.com',
      OriginPath: '/live',
      OriginCustomHeaders: [{ HeaderName: 'x-origin-key', HeaderValue: 'secret' }],
      CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] },
    },
  ],
  DefaultCacheBehavior: behaviour,
  CacheBehaviors: [narrow, files],
};

const policies = [
  resource('AWS::CloudFront::OriginRequestPolicy', 'Forwarded', {
    OriginRequestPolicyConfig: {
      Name: 'Forwarded',
      CookiesConfig: { CookieBehavior: 'all' },
      HeadersConfig: { HeaderBehavior: 'allExcept', Headers: ['Host'] },
      QueryStringsConfig: { QueryStringBehavior: 'all' },
    },
  }),
  resource('AWS::CloudFront::OriginRequestPolicy', 'Narrow', {
    OriginRequestPolicyConfig: {
      Name: 'Narrow',
      CookiesConfig: { CookieBehavior: 'whitelist', Cookies: ['kept'] },
      HeadersConfig: { HeaderBehavior: 'none' },
      QueryStringsConfig: { QueryStringBehavior: 'whitelist', QueryStrings: ['page'] },
    },
  }),
  resource('AWS::CloudFront::ResponseHeadersPolicy', 'Headers', {
    ResponseHeadersPolicyConfig: {
      Name: 'Headers',
      SecurityHeadersConfig: { ContentTypeOptions: { Override: true } },
      CustomHeadersConfig: { Items: [{ Header: 'X-Given', Value: 'ours', Override: false }] },
    },
  }),
];

const distributionOf = (config: object) =>
  readDistribution(
    assemblyOf(
      ...policies,
      resource('AWS::CloudFront::Distribution', 'Site', { DistributionConfig: { ...CONFIG, ...config } }),
    ),
  );

const seen: RawRequest[] = [];
beforeEach(() => void seen.splice(0));

let answer: HttpAnswer = {
  status: 200,
  headers: [['Content-Type', 'text/css']],
  body: Buffer.alloc(5000, 'a'),
};

const opened = (config: object = {}) => {
  const distribution = distributionOf(config);
  if (distribution === undefined) throw new Error('no distribution');
  return openDistribution(distribution, () => async (request) => {
    seen.push(request);
    return answer;
  });
};

const asking = (path: string, over: Partial<RawRequest> = {}): RawRequest => ({
  method: 'GET',
  path,
  query: '',
  rawHeaders: [],
  body: Buffer.alloc(0),
  sourceIp: '127.0.0.1',
  requestId: 'r',
  at: 0,
  ...over,
});

const reached = () => {
  const [request] = seen;
  return { query: request?.query, headers: headersByName(request?.rawHeaders ?? []) };
};

describe('what reaches the origin', () => {
  const rawHeaders = [
    'Host',
    'pact.test',
    'cookie',
    'a=1; kept=2',
    'Accept-Language',
    'sv',
    'X-Origin-Key',
    'made up',
  ];

  it('is everything but the host’s name, where the policy says so', async () => {
    await opened()(asking('/en', { query: 'q=1&page=2', rawHeaders }));
    const { query, headers } = reached();
    expect(query).toBe('q=1&page=2');
    expect(headers.get('cookie')).toBe('a=1; kept=2');
    expect(headers.get('accept-language')).toBe('sv');
    expect(headers.get('host')).toBe('api.execute-api.eu-west-1.amazonaws.com');
  });

  it('is only what the policy names, where it names some', async () => {
    await opened()(asking('/api/v1', { query: 'q=1&page=2', rawHeaders }));
    const { query, headers } = reached();
    expect(query).toBe('page=2');
    expect(headers.get('cookie')).toBe('kept=2');
    expect(headers.get('accept-language')).toBeUndefined();
    expect(headers.get('user-agent')).toBe('Amazon CloudFront');
  });

  it('has the origin’s own header, which nobody can send in its place', async () => {
    await opened()(asking('/en', { rawHeaders }));
    expect(reached().headers.get('x-origin-key')).toBe('secret');
  });

  it('is nothing of a visitor without a policy', async () => {
    await opened()(asking('/assets/a.css', { query: 'v=1', rawHeaders }));
    expect(reached().query).toBe('');
    expect(reached().headers.get('cookie')).toBeUndefined();
  });
});

describe('what never reaches it', () => {
  it.each([
    ['a form to a path that only reads', asking('/assets/a.css', { method: 'POST' }), 403],
    ['a method that CloudFront does not know', asking('/en', { method: 'PROPFIND' }), 403],
    ['TRACE', asking('/en', { method: 'TRACE' }), 405],
    ['a body with GET', asking('/en', { body: Buffer.from('x') }), 403],
    ['an address above 8 KB', asking(`/${'a'.repeat(8200)}`), 413],
  ])('%s', async (_, request, status) => {
    expect((await opened()(request)).status).toBe(status);
    expect(seen).toEqual([]);
  });

  it('a form does reach what takes forms', async () => {
    expect((await opened()(asking('/en', { method: 'POST', body: Buffer.from('a=1') }))).status).toBe(200);
    expect(seen[0]?.body.toString()).toBe('a=1');
  });
});

describe('what is made of its answer', () => {
  const brotli = { rawHeaders: ['Accept-Encoding', 'gzip'] };

  it('gets the headers of the policy; what the origin says stays unless it is overridden', async () => {
    answer = {
      ...answer,
      headers: [
        ['Content-Type', 'text/css'],
        ['x-given', 'theirs'],
        ['x-content-type-options', 'no'],
      ],
    };
    const headers = new Map((await opened()(asking('/assets/a.css'))).headers);
    expect(headers.get('x-given')).toBe('theirs');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.has('x-content-type-options')).toBe(false);
  });

  it('is compressed for who can unpack it, where the behaviour compresses', async () => {
    const file = await opened()(asking('/assets/a.css', brotli));
    expect(new Map(file.headers).get('Content-Encoding')).toBe('gzip');
    expect(gunzipSync(file.body)).toEqual(answer.body);
    expect((await opened()(asking('/assets/a.css'))).body).toEqual(answer.body);
    expect((await opened()(asking('/en', brotli))).body).toEqual(answer.body);
  });

  it('is left as it is where it is small, or of a type that does not shrink', async () => {
    answer = { status: 200, headers: [['Content-Type', 'text/css']], body: Buffer.from('small') };
    expect((await opened()(asking('/assets/a.css', brotli))).body.toString()).toBe('small');
    answer = { status: 200, headers: [['Content-Type', 'image/png']], body: Buffer.alloc(5000) };
    expect((await opened()(asking('/assets/a.png', brotli))).body).toHaveLength(5000);
  });
});

describe('reading a distribution', () => {
  it.each([
    [
      'a setting that is not run here',
      { CustomErrorResponses: [{ ErrorCode: 404 }] },
      'CustomErrorResponses',
    ],
    [
      'an error that is kept',
      { CustomErrorResponses: [{ ErrorCode: 404, ErrorCachingMinTTL: 10 }] },
      'CustomErrorResponses',
    ],
    [
      'a function at the edge',
      { DefaultCacheBehavior: { ...behaviour, FunctionAssociations: [] } },
      'FunctionAssociations',
    ],
    [
      'a cache policy that is not there',
      { DefaultCacheBehavior: { ...behaviour, CachePolicyId: 'x' } },
      'CachePolicy x',
    ],
    [
      'an origin that is not there',
      { DefaultCacheBehavior: { ...behaviour, TargetOriginId: 'x' } },
      'no origin x',
    ],
    ['a web ACL that is not there', { WebACLId: 'arn:x' }, 'arn:x'],
  ])('stops at %s, naming it', (_, config, name) => {
    expect(() => distributionOf(config)).toThrow(name);
  });
});
