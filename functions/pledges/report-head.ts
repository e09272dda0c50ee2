import * as z from 'zod/mini';
import { REPORT_STATES } from '../reports/states.ts';

const instant = z.iso.datetime();

/** Where the report of one cycle stands; part of the head, so that every decision is one write. */
export const ReportHead = z.strictObject({
  state: z.enum(REPORT_STATES),
  since: instant,
  /** The day in Brussels on which the report is due. */
  due: z.iso.date(),
  /** By when it is expected, where a hold has left it later than the day it is due. */
  expected: z.optional(z.iso.date()),
  /** The last day of a hold that fell into its days of grace: they count from here. */
  graceFrom: z.optional(z.iso.date()),
  /** The last version submitted; the one that is public is `publishedVersion`. */
  version: z.optional(z.int()),
  sha256: z.optional(z.string()),
  publishedVersion: z.optional(z.int()),
  publishedAt: z.optional(instant),
  reasons: z.optional(z.string()),
  /** What staff wrote when they last returned it, until they publish what came of it. */
  asked: z.optional(z.string()),
  /** The last version put down for a second signature, whether or not it was submitted. */
  declared: z.optional(z.int()),
  /** Declared complete, and waiting for a second signature. */
  confirming: z.optional(
    z.strictObject({
      /** The signatory. */
      personId: z.string(),
      /** Who declared it complete. */
      by: z.string(),
      since: instant,
      version: z.int(),
      sha256: z.string(),
      pledgeVersion: z.int(),
    }),
  ),
  /** Not confirmed: sent back in the signatory's words, or nobody answered in time, or the signatory was erased. */
  sentBack: z.optional(
    z.strictObject({
      at: instant,
      comment: z.optional(z.string()),
      why: z.optional(z.enum(['lapsed', 'erased'])),
    }),
  ),
});
export type ReportHead = z.infer<typeof ReportHead>;
