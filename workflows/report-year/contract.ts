import * as z from 'zod/mini';

/** Starts when a pledge is published, once for each report cycle. Ids only: an execution's input cannot be erased. */
const ReportYearInput = z.strictObject({ organisationId: z.string(), cycle: z.string() });

const PlannedStep = z.strictObject({
  organisationId: z.string(),
  family: z.string(),
  /** The cycle of a report, the version of a signature or review, the revision at which a draft began. */
  occasion: z.string(),
  key: z.string(),
  /** When it is due. */
  at: z.iso.datetime(),
  /** The day in Brussels that its days were counted from. */
  anchor: z.optional(z.iso.date()),
});

/** What the function `report-year` answers to each task. */
export const ReportYearTasks = {
  get 'work-out-steps'() {
    return {
      input: z.strictObject({ task: z.literal('work-out-steps'), ...ReportYearInput.shape }),
      output: z.strictObject({ due: z.iso.date(), steps: z.array(PlannedStep) }),
    };
  },
  /** Puts down those that do not stand there yet. */
  get 'put-down-steps'() {
    return {
      input: z.strictObject({ task: z.literal('put-down-steps'), steps: z.array(PlannedStep) }),
      output: z.strictObject({
        /** How many steps stand there now. */
        steps: z.int(),
      }),
    };
  },
  get 'tell-dates'() {
    return {
      input: z.strictObject({ task: z.literal('tell-dates'), ...ReportYearInput.shape }),
      output: z.strictObject({ mailId: z.string() }),
    };
  },
} as const;
