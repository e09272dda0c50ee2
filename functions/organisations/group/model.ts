import * as z from 'zod/mini';

/** The parent organisation, as the subsidiary's head names it: the only place where the link is decided. */
export const ParentLink = z.strictObject({
  /** Id of the parent organisation. */
  id: z.string(),
  /** Named by the subsidiary; public once the parent's contact has confirmed it. */
  state: z.enum(['asked', 'confirmed']),
  since: z.iso.datetime(),
});
