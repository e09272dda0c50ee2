import * as z from 'zod/mini';
import data from '../../workflows/ladder.json' with { type: 'json' };
import { MAIL_KINDS } from '../mail/model.ts';

/** What a family of steps belongs to. */
export const FAMILIES = [
  'draft',
  'signature',
  'review',
  'report',
  'report-signature',
  'report-returned',
  'hold',
] as const;
export type Family = (typeof FAMILIES)[number];

const LadderStep = z
  .strictObject({
    family: z.enum(FAMILIES),
    key: z.string().check(z.regex(/^[a-z0-9-]+$/)),
    /** What the days count from, in words. */
    anchor: z.string(),
    days: z.optional(z.int()),
    workingDays: z.optional(z.int().check(z.positive())),
    /** Brussels time. */
    time: z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/)),
    does: z.enum([
      'mail',
      'open-report',
      'mark-overdue',
      'end-grace',
      'schedule-next',
      'lapse-signature',
      'lapse-report-signature',
    ]),
    mail: z.optional(z.enum(MAIL_KINDS)),
    to: z.optional(z.enum(['contact', 'signatories', 'report-signatory', 'office'])),
  })
  .check(
    z.refine((step) => (step.days === undefined) !== (step.workingDays === undefined), {
      error: 'A step counts days or working days',
    }),
    z.refine((step) => (step.mail === undefined) === (step.to === undefined), {
      error: 'A mail needs somebody to go to',
    }),
    z.refine((step) => step.does !== 'mail' || step.mail !== undefined, { error: 'A mail needs its kind' }),
  );
export type LadderStep = z.infer<typeof LadderStep>;

const Ladder = z.strictObject({
  note: z.string(),
  daysAfterHold: z.int().check(z.positive()),
  steps: z.array(LadderStep),
});

const read = Ladder.parse(data, { jitless: true });

/** Every reminder and every change of state that time brings, in the order of `workflows/ladder.json`. */
export const ladder: readonly LadderStep[] = read.steps;

/** So many days nobody is late after a hold on the reports. */
export const { daysAfterHold } = read;

export const stepsOf = (family: Family): readonly LadderStep[] =>
  ladder.filter((step) => step.family === family);

/** The step's row; undefined for one that the ladder no longer has. */
export const ladderStep = (family: string, key: string): LadderStep | undefined =>
  ladder.find((step) => step.family === family && step.key === key);
