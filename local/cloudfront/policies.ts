import * as z from 'zod';
import type { ResolvedAssembly } from '../assembly/model.ts';
import type { Encoding } from '../http/compress.ts';

/** Which names of a kind go on to the origin. */
export type Names = (name: string) => boolean;

const none: Names = () => false;
const all: Names = () => true;

const listed = (names: readonly string[]): Names => {
  const known = new Set(names.map((name) => name.toLowerCase()));
  return (name) => known.has(name.toLowerCase());
};

const BEHAVIOURS: Readonly<Record<string, (names: readonly string[]) => Names>> = {
  none: () => none,
  all: () => all,
  allViewer: () => all,
  whitelist: listed,
  allExcept: (names) => {
    const left = listed(names);
    return (name) => !left(name);
  },
};

const namesOf = (behaviour: string, names: readonly string[] | undefined): Names => {
  const made = BEHAVIOURS[behaviour];
  if (made === undefined)
    throw new Error(`CloudFront's behaviour ${behaviour} is not known to the local stack.`);
  return made(names ?? []);
};

const list = z.array(z.string()).optional();

const Cookies = z
  .strictObject({ CookieBehavior: z.string(), Cookies: list })
  .transform(({ CookieBehavior, Cookies: names }) => namesOf(CookieBehavior, names));
const Headers = z
  .strictObject({ HeaderBehavior: z.string(), Headers: list })
  .transform(({ HeaderBehavior, Headers: names }) => namesOf(HeaderBehavior, names));
const Query = z
  .strictObject({ QueryStringBehavior: z.string(), QueryStrings: list })
  .transform(({ QueryStringBehavior, QueryStrings }) => namesOf(QueryStringBehavior, QueryStrings));

/** What a visitor sent that reaches the origin. */
export interface Forwarded {
  readonly cookies: Names;
  readonly headers: Names;
  readonly query: Names;
}

export interface Caching extends Forwarded {
  /** By which CloudFront compresses, if the behaviour says so, best first. */
  readonly encodings: readonly Encoding[];
}

const CachePolicy = z.strictObject({
  CachePolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    MinTTL: z.number(),
    DefaultTTL: z.number(),
    MaxTTL: z.number(),
    ParametersInCacheKeyAndForwardedToOrigin: z.strictObject({
      CookiesConfig: Cookies,
      HeadersConfig: Headers,
      QueryStringsConfig: Query,
      EnableAcceptEncodingBrotli: z.boolean(),
      EnableAcceptEncodingGzip: z.boolean(),
    }),
  }),
});

const OriginRequestPolicy = z.strictObject({
  OriginRequestPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    CookiesConfig: Cookies,
    HeadersConfig: Headers,
    QueryStringsConfig: Query,
  }),
});

const NOTHING: Forwarded = { cookies: none, headers: none, query: none };

/** The policies that AWS keeps for everybody, by their ids. */
const MANAGED: Readonly<Record<string, Caching>> = {
  // CachingDisabled
  '4135ea2d-6df8-44a3-9df3-4b5a84be39ad': { ...NOTHING, encodings: [] },
  // CachingOptimized
  '658327ea-f89d-4fab-a63d-7e88639e58f6': { ...NOTHING, encodings: ['br', 'gzip'] },
};

const propertiesOf = (assembly: ResolvedAssembly, kind: string, id: string): unknown => {
  const found = assembly.byKind(`AWS::CloudFront::${kind}`).find(({ ref }) => ref === id);
  if (found === undefined) throw new Error(`CloudFront's ${kind} ${id} is not known to the local stack.`);
  return found.properties;
};

/** What a cache policy puts into the key, which so goes on. Nothing is kept here: each answer is made anew. */
export const readCachePolicy = (assembly: ResolvedAssembly, id: string): Caching => {
  const managed = MANAGED[id];
  if (managed !== undefined) return managed;
  const parsed = CachePolicy.parse(propertiesOf(assembly, 'CachePolicy', id));
  const { ParametersInCacheKeyAndForwardedToOrigin: key } = parsed.CachePolicyConfig;
  return {
    cookies: key.CookiesConfig,
    headers: key.HeadersConfig,
    query: key.QueryStringsConfig,
    encodings: [
      ...(key.EnableAcceptEncodingBrotli ? (['br'] as const) : []),
      ...(key.EnableAcceptEncodingGzip ? (['gzip'] as const) : []),
    ],
  };
};

/** What goes on beside the key; nothing without a policy. */
export const readOriginRequestPolicy = (assembly: ResolvedAssembly, id: string | undefined): Forwarded => {
  if (id === undefined) return NOTHING;
  const parsed = OriginRequestPolicy.parse(propertiesOf(assembly, 'OriginRequestPolicy', id));
  const { CookiesConfig, HeadersConfig, QueryStringsConfig } = parsed.OriginRequestPolicyConfig;
  return { cookies: CookiesConfig, headers: HeadersConfig, query: QueryStringsConfig };
};
