import type { Instant } from '../../platform/time.ts';
import type { Decision } from '../../pledges/decide.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import type { RosterEntry } from './model.ts';
import { mustSign, rosterOf, without } from './roster.ts';

interface ContactTaken {
  /** Person id of the contact from now on. */
  readonly to: string;
  readonly by: string;
  /** Whether the contact until now leaves the organisation. */
  readonly leaves: boolean;
  readonly reasons?: string | undefined;
  readonly now: Instant;
}

/**
 * Who was contact until now stays as an editor; or leaves, but for an answer that is still asked of a signatory. Who is
 * on the roster no more has been erased, and does not come back.
 */
const afterwards = (head: PledgeHead, leaves: boolean): Record<string, RosterEntry> => {
  const { contact } = head;
  const known = rosterOf(head)[contact];
  const others = without(rosterOf(head), contact);
  if (known === undefined || (leaves && !mustSign(head, contact))) return others;
  const roles: RosterEntry['roles'] = leaves
    ? ['signatory']
    : [...new Set([...known.roles, 'editor' as const])];
  return { ...others, [contact]: { ...known, state: 'active', roles } };
};

/** The contact becomes somebody else, who is on the roster. */
export const contactTaken = (
  head: PledgeHead,
  { to, by, leaves, reasons, now }: ContactTaken,
): Pick<Decision['change'], 'contact' | 'backup' | 'people' | 'handOver' | 'contactChange'> => ({
  contact: to,
  backup: head.backup === to ? undefined : head.backup,
  people: afterwards(head, leaves),
  handOver: undefined,
  contactChange: { from: head.contact, to, at: now, by, ...(reasons === undefined ? {} : { reasons }) },
});
