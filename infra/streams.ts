/** Of one attribute: the texts of which it is one, or that it is there at all. As Lambda's event filters have it. */
export type Heard = Readonly<Record<string, readonly (string | { readonly exists: true })[]>>;

/**
 * What was written that the function behind each table's stream is told of: what asks for a reaction. Most writes ask for
 * none (a reaction's own, the status of a mail), and a function that is not called costs nothing. The simulation listens by
 * the same table.
 */
export const HEARD = {
  pact: { type: ['pledge-head', 'claim', 'import', 'report-settings'], nudge: [{ exists: true }] },
  sent: { type: ['mail'], state: ['waiting'] },
} as const satisfies Readonly<Record<'pact' | 'sent', Heard>>;
