import * as z from 'zod';
import type { ResolvedAssembly } from '../assembly/model.ts';

/** A header that is added, or put in the place of the origin's. */
export interface AddedHeader {
  readonly name: string;
  readonly value: string;
  readonly override: boolean;
}

const Override = z.boolean();

const Security = z.strictObject({
  ContentSecurityPolicy: z
    .strictObject({ ContentSecurityPolicy: z.string(), Override })
    .transform((it) => ['Content-Security-Policy', it.ContentSecurityPolicy, it.Override] as const)
    .optional(),
  ContentTypeOptions: z
    .strictObject({ Override })
    .transform((it) => ['X-Content-Type-Options', 'nosniff', it.Override] as const)
    .optional(),
  FrameOptions: z
    .strictObject({ FrameOption: z.string(), Override })
    .transform((it) => ['X-Frame-Options', it.FrameOption, it.Override] as const)
    .optional(),
  ReferrerPolicy: z
    .strictObject({ ReferrerPolicy: z.string(), Override })
    .transform((it) => ['Referrer-Policy', it.ReferrerPolicy, it.Override] as const)
    .optional(),
  StrictTransportSecurity: z
    .strictObject({ AccessControlMaxAgeSec: z.number(), IncludeSubdomains: z.boolean().optional(), Override })
    .transform(({ AccessControlMaxAgeSec, IncludeSubdomains, Override: override }) => {
      const value = `max-age=${AccessControlMaxAgeSec}${IncludeSubdomains === true ? '; includeSubDomains' : ''}`;
      return ['Strict-Transport-Security', value, override] as const;
    })
    .optional(),
});

const Policy = z.strictObject({
  ResponseHeadersPolicyConfig: z.strictObject({
    Name: z.string(),
    Comment: z.string().optional(),
    SecurityHeadersConfig: Security.default({}),
    CustomHeadersConfig: z
      .strictObject({
        Items: z.array(z.strictObject({ Header: z.string(), Value: z.string(), Override })),
      })
      .default({ Items: [] }),
  }),
});

/** The headers that a response headers policy gives; none without a policy. */
export const readResponseHeaders = (
  assembly: ResolvedAssembly,
  id: string | undefined,
): readonly AddedHeader[] => {
  if (id === undefined) return [];
  const found = assembly.byKind('AWS::CloudFront::ResponseHeadersPolicy').find(({ ref }) => ref === id);
  if (found === undefined) throw new Error(`CloudFront's response headers policy ${id} is not known here.`);
  const { SecurityHeadersConfig, CustomHeadersConfig } = Policy.parse(
    found.properties,
  ).ResponseHeadersPolicyConfig;
  return [
    ...Object.values(SecurityHeadersConfig)
      .filter((header) => header !== undefined)
      .map(([name, value, override]) => ({ name, value, override })),
    ...CustomHeadersConfig.Items.map(({ Header: name, Value: value, Override: override }) => ({
      name,
      value,
      override,
    })),
  ];
};

/** An answer's headers with those added: what the origin says stays, unless it is to be overridden. */
export const withAdded = (
  headers: readonly (readonly [string, string])[],
  added: readonly AddedHeader[],
): readonly (readonly [string, string])[] => {
  const given = new Set(headers.map(([name]) => name.toLowerCase()));
  const put = added.filter(({ name, override }) => override || !given.has(name.toLowerCase()));
  const replaced = new Set(put.map(({ name }) => name.toLowerCase()));
  return [
    ...headers.filter(([name]) => !replaced.has(name.toLowerCase())),
    ...put.map(({ name, value }) => [name, value] as const),
  ];
};
