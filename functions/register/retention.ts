import * as z from 'zod/mini';
import data from './retention.json' with { type: 'json' };

const RETAINED = [
  'abandoned-draft',
  'person-without-role',
  'mail-content',
  'mail-status',
  'sign-in-traces',
  'imported-list',
  'public-pledges-and-reports',
] as const;

const Rule = z.union([
  z.strictObject({ what: z.enum(RETAINED), from: z.string(), days: z.int().check(z.positive()) }),
  z.strictObject({ what: z.enum(RETAINED), from: z.string(), months: z.int().check(z.positive()) }),
  z.strictObject({ what: z.enum(RETAINED), from: z.string(), stays: z.literal(true) }),
]);
export type RetentionRule = z.infer<typeof Rule>;

/** How long each kind of personal data is kept (Regulation (EU) 2018/1725, Article 4(1)(e)). */
export const retention: readonly RetentionRule[] = z
  .strictObject({ note: z.string(), rules: z.array(Rule) })
  .parse(data, { jitless: true }).rules;
