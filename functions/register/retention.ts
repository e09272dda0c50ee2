import * as z from 'zod/mini';
import { addDays, addMonths, atBrussels, brusselsDay, type Instant } from '../platform/time.ts';
import data from './retention.json' with { type: 'json' };

const RETAINED = [
  'abandoned-draft',
  'person-without-role',
  'mail-content',
  'mail-status',
  'sign-in-traces',
  'staff-names',
  'imported-list',
  'public-pledges-and-reports',
] as const;

/** So many days before the end somebody is told by mail. */
const NoticeDays = z.optional(z.int().check(z.positive()));

const Rule = z.union([
  z.strictObject({
    what: z.enum(RETAINED),
    from: z.string(),
    days: z.int().check(z.positive()),
    noticeDays: NoticeDays,
  }),
  z.strictObject({
    what: z.enum(RETAINED),
    from: z.string(),
    months: z.int().check(z.positive()),
    noticeDays: NoticeDays,
  }),
  z.strictObject({ what: z.enum(RETAINED), from: z.string(), stays: z.literal(true) }),
]);
export type RetentionRule = z.infer<typeof Rule>;

/** How long each kind of personal data is kept (Regulation (EU) 2018/1725, Article 4(1)(e)). */
export const retention: readonly RetentionRule[] = z
  .strictObject({ note: z.string(), rules: z.array(Rule) })
  .parse(data, { jitless: true }).rules;

const limitOf = (what: RetentionRule['what']) => {
  const rule = retention.find((one) => one.what === what);
  if (rule === undefined || 'stays' in rule) throw new Error(`Nothing says how long ${what} is kept`);
  return rule;
};

/** When something that was last of use at `from` is no longer kept: as the last day of its time ends in Brussels. */
export const keptUntil = (what: RetentionRule['what'], from: Instant): Instant => {
  const rule = limitOf(what);
  const day = brusselsDay(from);
  const last = 'days' in rule ? addDays(day, rule.days) : addMonths(day, rule.months);
  return atBrussels(addDays(last, 1), '00:00');
};

/** When somebody is told that it will not be kept: in the morning, so many days before. */
export const noticeAt = (what: RetentionRule['what'], until: Instant): Instant =>
  atBrussels(addDays(brusselsDay(until), -(limitOf(what).noticeDays ?? 0)), '09:00');
