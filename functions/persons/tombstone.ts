import * as z from 'zod/mini';
import { defineEntity } from '../platform/store/entity.ts';

const instant = z.iso.datetime();

const ErasedShape = z.object({
  rev: z.int(),
  personId: z.string(),
  /** Finds again what bore the address; dropped with the last look. */
  addressHash: z.optional(z.string()),
  /** Until SES has forgotten it. */
  email: z.optional(z.string()),
  at: instant,
  /** The person itself, `staff:<subject>`, or `time` where nothing was left to keep the data for. */
  by: z.string(),
  /** What staff call the request. */
  reference: z.optional(z.string()),
  /** When to look again whether anything is left, or has come back out of a backup; absent after the last time. */
  lookAt: z.optional(instant),
});
export type Erased = z.infer<typeof ErasedShape>;

/**
 * A person has been erased. It stands in `sent`, which is never rolled back with `pact`: what a backup brings back is
 * found by it and erased once more, and nothing is sent to that person.
 */
export const erasedEntity = defineEntity({
  type: 'erased',
  shape: 1,
  schema: ErasedShape,
  key: (personId: string) => ({ pk: `ERASED#${personId}`, sk: 'ERASED' }),
  keyOf: ({ personId }) => ({ pk: `ERASED#${personId}`, sk: 'ERASED' }),
  indexes: ({ lookAt }) => ({ dueAt: lookAt }),
});
