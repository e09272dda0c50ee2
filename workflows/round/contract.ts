import * as z from 'zod/mini';

/** The most that one page of due items may hold: it bounds the history of an execution of the round. */
export const MOST_DUE_A_PAGE = 25;

/** With what `round` is started on every hour, and by hand. */
export const ROUND_INPUT = { cursor: 'start', pages: 0, left: false } as const;

/** A reminder to start. */
export const ReminderToStart = z.strictObject({
  /** `<organisation>-<occasion>-<family>-<key>`; `-m<n>` when put off, `-f<n>` after n failures, `-<n>` when n days late. */
  executionName: z.string().check(z.maxLength(80)),
  input: z.strictObject({ organisationId: z.string(), step: z.string() }),
});

export const RoundTasks = {
  /**
   * Sees to one page of what is due: closes steps that are not owed, nudges items whose consequences or whose mail did not
   * come about, and says which reminders are to be started.
   */
  get 'see-to-due'() {
    return {
      input: z.strictObject({
        task: z.literal('see-to-due'),
        /** Where the page before ended; "start" for the first. */
        cursor: z.string(),
        /** Whether something was left on a page before. */
        left: z.boolean(),
        /** The execution that asks: it stands on record with the steps that are closed as not owed. */
        execution: z.string(),
      }),
      output: z.strictObject({
        start: z.array(ReminderToStart).check(z.maxLength(MOST_DUE_A_PAGE)),
        /** Whether something could not be seen to so far, and stays due. */
        left: z.boolean(),
        /** Where to go on; "end" when everything due has been seen. */
        cursor: z.string(),
        /** `start`: start the reminders; with none, `turn` the page, or the round is `done`, or ends with something `left`. */
        next: z.enum(['start', 'turn', 'done', 'left']),
      }),
    };
  },
} as const;
