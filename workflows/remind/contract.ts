import * as z from 'zod/mini';

/** One due step of the ladder. Ids only: an execution's input cannot be erased. */
const RemindInput = z.strictObject({
  organisationId: z.string(),
  /** The step's sort key in the organisation's partition. */
  step: z.string(),
});

const execution = { ...RemindInput.shape, execution: z.string() };

/** What the function `remind` answers to each task. */
export const RemindTasks = {
  /**
   * Reads everything again: is the step still owed at this moment? Closes it where it is not; where a mail is all that is
   * owed, writes it.
   */
  get 'read-again'() {
    return {
      input: z.strictObject({ task: z.literal('read-again'), ...execution }),
      output: z.strictObject({
        /** `mail`: it is owed, or written; `state`: only the state of pledge or report changes; `nothing`: it is closed, or put off. */
        owed: z.enum(['mail', 'state', 'nothing']),
        /**
         * Why nothing is owed: `already-closed` where that stands on the step, else a word of the catalogue of reasons. Of a
         * step that is owed: what it `does` in the ladder, or `written` where it changes no state: its mail is.
         */
        why: z.string(),
      }),
    };
  },
  /**
   * Carries out the step's change of state, if it has one: opens, marks overdue, ends the grace period, lapses. Closes the
   * step where nothing else is owed, the end of a grace period left out, of which the office is told first.
   */
  get 'change-state'() {
    return {
      input: z.strictObject({
        task: z.literal('change-state'),
        /** What was found to be owed. */
        owed: z.optional(z.enum(['mail', 'state'])),
        ...execution,
      }),
      output: z.strictObject({ changed: z.boolean() }),
    };
  },
  /** Puts the mails of a step that changes a state into the table of what leaves the house; `mail-out` sends them. */
  get 'write-mail'() {
    return {
      input: z.strictObject({ task: z.literal('write-mail'), ...execution }),
      output: z.strictObject({ mailIds: z.array(z.string()) }),
    };
  },
  /**
   * The worst status among the step's mails; `not-owed`: none went out, as none was owed at the moment of sending. Closes the
   * step where they were `delivered`.
   */
  get 'read-delivery'() {
    return {
      input: z.strictObject({
        task: z.literal('read-delivery'),
        /** Whose mails: of those whom the step is for, or of the backup contact. */
        to: z.enum(['recipients', 'backup']),
        ...execution,
      }),
      output: z.strictObject({
        delivery: z.enum(['waiting', 'delivered', 'bounced', 'not-sent', 'not-owed']),
      }),
    };
  },
  /** Writes the mails that came back once more, to the backup contact; `written` is false where there is none. */
  get 'write-to-backup'() {
    return {
      input: z.strictObject({ task: z.literal('write-to-backup'), ...execution }),
      output: z.strictObject({ written: z.boolean() }),
    };
  },
  /** Puts a task before staff: nobody could be reached, or the grace period has ended. */
  get 'tell-office'() {
    return {
      input: z.strictObject({ task: z.literal('tell-office'), reason: z.string(), ...execution }),
      output: z.strictObject({
        /** Absent where there is nothing to tell: the report came in between. */
        taskId: z.optional(z.string()),
      }),
    };
  },
  /** Notes that a task failed for good: the step stays due for a fresh execution, or is closed after too many. */
  get 'record-failure'() {
    return {
      input: z.strictObject({ task: z.literal('record-failure'), why: z.string(), ...execution }),
      output: z.strictObject({ closed: z.boolean() }),
    };
  },
  /** Closes the step with how it ended. */
  get 'close-step'() {
    return {
      input: z.strictObject({
        task: z.literal('close-step'),
        outcome: z.enum(['sent', 'not-owed', 'state-changed', 'bounced', 'delivery-unknown', 'failed']),
        why: z.string(),
        ...execution,
      }),
      output: z.strictObject({ closed: z.boolean() }),
    };
  },
} as const;
