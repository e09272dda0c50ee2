import type { MemberRole } from '../../platform/member-roles.ts';
import { addDays, brusselsDay, type Instant } from '../../platform/time.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import type { RosterEntry } from './model.ts';

export type Roster = Readonly<Record<string, RosterEntry>>;

/** Days in which an invitation can be accepted. */
export const INVITATION_DAYS = 30;
/** So many people may work for one organisation, the invited among them. */
export const MOST_PEOPLE = 30;

/** Roles that are given and taken; the contact is handed over instead. */
export const GIVEN_ROLES = ['editor', 'signatory', 'backup'] as const satisfies readonly MemberRole[];
export type GivenRole = (typeof GIVEN_ROLES)[number];

/** Before there was a roster an organisation had whoever started it, and the signatories of its text. */
const firstRoster = ({ contact, createdAt, pending }: PledgeHead): Roster => ({
  ...Object.fromEntries(
    (pending?.signatures ?? []).map(({ personId }) => [
      personId,
      { state: 'active' as const, roles: ['signatory' as const], since: createdAt },
    ]),
  ),
  [contact]: { state: 'active', roles: ['editor'], since: createdAt },
});

/** Everybody who works for the organisation or is invited to, by person id. */
export const rosterOf = (head: PledgeHead): Roster => head.people ?? firstRoster(head);

const isGiven = (role: MemberRole): boolean => role === 'editor' || role === 'signatory';

/** What a person may do for the organisation now; nothing while only invited. */
export const rolesOf = (head: PledgeHead, personId: string): MemberRole[] => {
  const entry = rosterOf(head)[personId];
  if (entry?.state !== 'active') return [];
  return [
    ...(head.contact === personId ? (['contact'] as const) : []),
    ...(head.backup === personId ? (['backup'] as const) : []),
    ...entry.roles.filter(isGiven),
  ];
};

/** The text at hand waits for this person's answer. */
export const mustSignText = ({ pending }: PledgeHead, personId: string): boolean =>
  pending?.state === 'awaiting-signature' &&
  pending.signatures.some((signature) => signature.personId === personId && signature.status === 'asked');

/** The cycles whose report waits for this person's second signature. */
export const reportsToSign = ({ reports }: PledgeHead, personId: string): readonly string[] =>
  Object.keys(reports).filter((cycle) => reports[cycle]?.confirming?.personId === personId);

/** Something waits for this person's signature. */
export const mustSign = (head: PledgeHead, personId: string): boolean =>
  mustSignText(head, personId) || reportsToSign(head, personId).length > 0;

export const without = (roster: Roster, personId: string): Record<string, RosterEntry> =>
  Object.fromEntries(Object.entries(roster).filter(([id]) => id !== personId));

/** The organisation has decided about the person itself: whoever it came with, it stays. */
export const asOwn = ({ carried: _, ...entry }: RosterEntry): RosterEntry => entry;

/** Whoever is asked to sign belongs to the organisation from then on, whether or not an invitation was open. */
export const withSignatories = (
  head: PledgeHead,
  signatories: readonly string[],
  now: Instant,
): Record<string, RosterEntry> => {
  const roster: Record<string, RosterEntry> = { ...rosterOf(head) };
  for (const personId of signatories) {
    const known: RosterEntry = roster[personId] ?? { state: 'active', roles: [], since: now };
    const roles = [...new Set([...known.roles.filter(isGiven), 'signatory' as const])];
    roster[personId] = { ...asOwn(known), state: 'active', roles };
  }
  return roster;
};

/** Whether an invitation can no longer be accepted. */
export const hasExpired = ({ since }: Pick<RosterEntry, 'since'>, now: Instant): boolean =>
  brusselsDay(now) > addDays(brusselsDay(since), INVITATION_DAYS);
