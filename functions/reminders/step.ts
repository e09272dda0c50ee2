import * as z from 'zod/mini';
import { defineEntity } from '../platform/store/entity.ts';
import { organisationPartition } from '../pledges/head.ts';
import type { Family } from './ladder.ts';

const instant = z.iso.datetime();

export const OUTCOMES = [
  'sent',
  'not-owed',
  'state-changed',
  'bounced',
  'delivery-unknown',
  'failed',
] as const;

const StepShape = z.object({
  rev: z.int(),
  organisationId: z.string(),
  /** A family of the ladder: report, signature, review, … */
  family: z.string(),
  /** What the family's steps belong to this time; `StepsRequest` says what that is for each family. */
  occasion: z.string(),
  /** The step's key in the ladder. */
  key: z.string(),
  /** When it is due. */
  at: instant,
  /** The day in Brussels that its days were counted from. */
  anchor: z.optional(z.iso.date()),
  /** How often it was put off, because the draft had been touched or by a hold; each time is an execution of its own. */
  moved: z.optional(z.int()),
  /** How many executions failed on it; each further try is an execution of its own. */
  failures: z.optional(z.int()),
  /** Absent while it is still to come. */
  outcome: z.optional(z.enum(OUTCOMES)),
  /** Why nothing was sent, or what was done: a word of the catalogue of reasons, or the name of the last error. */
  why: z.optional(z.string()),
  closedAt: z.optional(instant),
  /** ARN of the execution that carried it out. */
  execution: z.optional(z.string()),
  mailIds: z.array(z.string()),
  /** Those of `mailIds` that went to the backup contact, after the contact's own had come back. */
  backupMailIds: z.optional(z.array(z.string())),
});
export type Step = z.infer<typeof StepShape>;

/** The occasion of what belongs to a version: of a pledge `<version>`, of a report `<cycle>-<version>`. */
export const cycleAndVersion = (
  occasion: string,
): { readonly cycle: string | undefined; readonly version: number } => {
  const at = occasion.lastIndexOf('-');
  return { cycle: at < 0 ? undefined : occasion.slice(0, at), version: Number(occasion.slice(at + 1)) };
};

export const stepSortKey = (family: string, occasion: string, key: string): string =>
  `STEP#${family}#${occasion}#${key}`;

export const isStepSortKey = (sortKey: string): boolean => sortKey.startsWith('STEP#');

/** What the sort keys of all steps of a family begin with. */
const familyPrefix = (family: Family): string => `STEP#${family}#`;

/** Whether a step's sort key says that it is of a family. */
export const isOfFamily = (sortKey: string, family: Family): boolean =>
  sortKey.startsWith(familyPrefix(family));

/** One step of the ladder put down for one organisation: due until it is closed. */
export const stepEntity = defineEntity({
  type: 'step',
  shape: 2,
  formerShapes: [1],
  schema: StepShape,
  key: (organisationId: string, sortKey: string) => ({
    pk: organisationPartition(organisationId),
    sk: sortKey,
  }),
  keyOf: (step) => ({
    pk: organisationPartition(step.organisationId),
    sk: stepSortKey(step.family, step.occasion, step.key),
  }),
  indexes: (step) => ({ dueAt: step.outcome === undefined ? step.at : undefined }),
});
