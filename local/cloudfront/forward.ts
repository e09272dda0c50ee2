import { randomUUID } from 'node:crypto';
import type { RawRequest } from '../apigateway/event.ts';
import { headerPairs } from '../http/raw-request.ts';
import type { CacheBehaviour } from './model.ts';
import type { Names } from './policies.ts';

type Pairs = readonly (readonly [string, string])[];

const either =
  (one: Names, other: Names): Names =>
  (name) =>
    one(name) || other(name);

/** Headers that CloudFront handles itself, whatever the policies say. */
const ITS_OWN = new Set(['cookie', 'host', 'connection', 'content-length', 'transfer-encoding', 'upgrade']);

const cookiesOf = (pairs: Pairs, goesOn: Names): Pairs => {
  const kept = pairs
    .filter(([name]) => name.toLowerCase() === 'cookie')
    .flatMap(([, value]) => value.split(';'))
    .map((cookie) => cookie.trim())
    .filter((cookie) => goesOn(cookie.split('=')[0] ?? ''));
  return kept.length === 0 ? [] : [['Cookie', kept.join('; ')]];
};

const headersOf = (pairs: Pairs, { caching, forwarded }: CacheBehaviour): Pairs => {
  const goesOn = either(caching.headers, forwarded.headers);
  const normalised = caching.encodings.length > 0;
  const offered = pairs.find(([name]) => name.toLowerCase() === 'accept-encoding')?.[1] ?? '';
  const kept = pairs.filter(([name]) => {
    const key = name.toLowerCase();
    return !ITS_OWN.has(key) && !(normalised && key === 'accept-encoding') && goesOn(name);
  });
  const encodings = caching.encodings.filter((encoding) => offered.includes(encoding));
  return encodings.length === 0 ? kept : [...kept, ['Accept-Encoding', encodings.join(',')]];
};

const queryOf = (query: string, goesOn: Names): string =>
  query
    .split('&')
    .filter((part) => part !== '' && goesOn(decodeURIComponentOr(part.split('=')[0] ?? '')))
    .join('&');

const decodeURIComponentOr = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

/** The request that reaches the origin: only what the policies name, CloudFront's own headers, and the origin's. */
export const forwardedRequest = (request: RawRequest, behaviour: CacheBehaviour): RawRequest => {
  const { caching, forwarded, origin } = behaviour;
  const pairs = headerPairs(request.rawHeaders);
  const kept = headersOf(pairs, behaviour);
  const given = new Set(kept.map(([name]) => name.toLowerCase()));
  const custom: Pairs =
    'OriginCustomHeaders' in origin
      ? origin.OriginCustomHeaders.map(({ HeaderName, HeaderValue }) => [HeaderName, HeaderValue] as const)
      : [];
  const overridden = new Set([...custom.map(([name]) => name.toLowerCase()), 'via', 'x-amz-cf-id']);
  const headers: Pairs = [
    ...kept.filter(([name]) => !overridden.has(name.toLowerCase())),
    ...cookiesOf(pairs, either(caching.cookies, forwarded.cookies)),
    ['Host', origin.DomainName],
    ...(given.has('user-agent') ? [] : ([['User-Agent', 'Amazon CloudFront']] as const)),
    ...(given.has('x-forwarded-for') ? [] : ([['X-Forwarded-For', request.sourceIp]] as const)),
    ['Via', '1.1 local.cloudfront.net (CloudFront)'],
    ['X-Amz-Cf-Id', randomUUID()],
    ...custom,
  ];
  return {
    ...request,
    query: queryOf(request.query, either(caching.query, forwarded.query)),
    rawHeaders: headers.flat(),
  };
};
