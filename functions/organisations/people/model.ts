import * as z from 'zod/mini';
import { MEMBER_ROLES } from '../../platform/member-roles.ts';

const instant = z.iso.datetime();

/** One person who works for an organisation, or is invited to. Names and addresses stand in erasable items elsewhere. */
export const RosterEntry = z.strictObject({
  state: z.enum(['invited', 'active']),
  /** What the person may do; while invited, what is offered. The contact and the backup are named by the head alone. */
  roles: z.array(z.enum(MEMBER_ROLES)),
  since: instant,
  /** Who invited. */
  by: z.optional(z.string()),
  /** Names the invitation in its mail's link. It opens nothing by itself, and is kept so that a used link explains itself. */
  invitation: z.optional(z.string()),
  /**
   * The merged organisation that the person came with: goes back with it. Gone once this organisation decides about the
   * person itself.
   */
  carried: z.optional(z.string()),
});
export type RosterEntry = z.infer<typeof RosterEntry>;

/** The contact is offered to somebody, who has not accepted yet. */
export const HandOver = z.strictObject({
  to: z.string(),
  at: instant,
  by: z.string(),
  /** Whether the contact of now leaves the organisation once it is accepted. */
  leaves: z.boolean(),
  /** Why staff do it. */
  reasons: z.optional(z.string()),
});
export type HandOver = z.infer<typeof HandOver>;

/** The last change of the contact. */
export const ContactChange = z.strictObject({
  from: z.string(),
  to: z.string(),
  at: instant,
  by: z.string(),
  reasons: z.optional(z.string()),
});
