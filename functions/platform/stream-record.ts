import * as z from 'zod/mini';

const text = z.object({ S: z.string() });

/** What a stream record's new image says, as far as the reactions need it; everything else is read from the table. */
const Image = z.object({
  type: z.optional(text),
  organisationId: z.optional(text),
  importId: z.optional(text),
  nudge: z.optional(text),
  mailId: z.optional(text),
  state: z.optional(text),
  nextAttempt: z.optional(text),
});

const Record = z.object({ dynamodb: z.optional(z.object({ NewImage: z.optional(Image) })) });

export interface ChangedItem {
  readonly type?: string | undefined;
  readonly organisationId?: string | undefined;
  readonly importId?: string | undefined;
  readonly nudge?: string | undefined;
  readonly mailId?: string | undefined;
  readonly state?: string | undefined;
  readonly nextAttempt?: string | undefined;
}

/** The item that a stream record tells of; undefined for a removal. Throws for what is no record of a stream. */
export const changedItem = (record: unknown): ChangedItem | undefined => {
  const image = Record.parse(record).dynamodb?.NewImage;
  return image === undefined
    ? undefined
    : {
        type: image.type?.S,
        organisationId: image.organisationId?.S,
        importId: image.importId?.S,
        nudge: image.nudge?.S,
        mailId: image.mailId?.S,
        state: image.state?.S,
        nextAttempt: image.nextAttempt?.S,
      };
};
