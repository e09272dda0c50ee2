import * as z from 'zod/mini';

/** The most that one page of due items may hold: it bounds the history of an execution of the round. */
export const MOST_DUE_A_PAGE = 25;

export const DueItem = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('step'),
    /** `<organisation>-<occasion>-<family>-<key>`; `-m<n>` when put off, `-f<n>` after n failures, `-<n>` when n days late. */
    executionName: z.string().check(z.maxLength(80)),
    input: z.strictObject({ organisationId: z.string(), step: z.string() }),
  }),
  /** An item whose consequences, or whose mail, did not come about: writing to it lets its stream tell again. */
  z.strictObject({
    kind: z.literal('nudge'),
    table: z.enum(['pact', 'sent']),
    pk: z.string(),
    sk: z.string(),
  }),
]);

export const RoundTasks = {
  get 'find-due'() {
    return {
      input: z.strictObject({
        task: z.literal('find-due'),
        /** Where the page before ended; "start" for the first. */
        cursor: z.string(),
        /** The execution that asks: it stands on record with the steps that are closed as not owed. */
        execution: z.optional(z.string()),
      }),
      output: z.strictObject({
        due: z.array(DueItem).check(z.maxLength(MOST_DUE_A_PAGE)),
        /** Where to go on; "end" when everything due has been seen. */
        cursor: z.string(),
        /** Nothing is left to see to, on this page or after it. */
        nothing: z.boolean(),
      }),
    };
  },
  get nudge() {
    return {
      input: z.strictObject({
        task: z.literal('nudge'),
        table: z.enum(['pact', 'sent']),
        pk: z.string(),
        sk: z.string(),
      }),
      output: z.strictObject({ nudged: z.boolean() }),
    };
  },
} as const;
