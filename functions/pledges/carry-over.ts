import type { RosterEntry } from '../organisations/people/model.ts';
import { mustSign, type Roster, rosterOf } from '../organisations/people/roster.ts';
import { canonicalJson } from '../platform/canonical.ts';
import type { Ports } from '../platform/ports.ts';
import { done, refused } from '../platform/result.ts';
import { load } from '../platform/store/entity.ts';
import { decide } from './decide.ts';
import { type PledgeHead, pledgeHead } from './head.ts';

type Needed = Pick<Ports, 'pact' | 'clock'>;

/** Who worked for one organisation works for the other too; its contact as an editor, because the other has one. */
const withPeople = (roster: Roster, from: PledgeHead): Record<string, RosterEntry> => {
  const people: Record<string, RosterEntry> = { ...roster };
  for (const [personId, entry] of Object.entries(rosterOf(from))) {
    if (entry.state !== 'active') continue;
    const known = people[personId]?.state === 'active' ? people[personId] : undefined;
    const given = entry.roles.filter((role) => role === 'editor' || role === 'signatory');
    const asContact = from.contact === personId ? (['editor'] as const) : [];
    const roles = [...new Set([...(known?.roles ?? []), ...given, ...asContact])];
    const base = known ?? { carried: from.organisationId, since: entry.since };
    people[personId] = { ...base, state: 'active', roles };
  }
  return people;
};

const nameOf = ({ card, name }: PledgeHead): string => card?.name ?? name;

const withNames = (card: PledgeHead['card'], from: PledgeHead): PledgeHead['card'] => {
  if (card === undefined || from.merged?.before === undefined) return card;
  const names = [...card.formerNames, ...(from.card?.formerNames ?? []), nameOf(from)];
  return { ...card, formerNames: [...new Set(names)].filter((name) => name !== card.name) };
};

/** Brings the people and the names of a merged organisation to the one that stands for it; again, it changes nothing. */
export const carryOver = async (ports: Needed, from: PledgeHead): Promise<void> => {
  const { merged } = from;
  if (merged === undefined) return;
  await decide(ports, {
    organisationId: merged.into,
    who: merged.by,
    rule: (head) => {
      const people = withPeople(rosterOf(head), from);
      const card = withNames(head.card, from);
      const same =
        canonicalJson({ people: { ...rosterOf(head) }, card: head.card }) === canonicalJson({ people, card });
      if (same) return refused({ why: 'changed-meanwhile' });
      return done({
        change: { people, ...(card === undefined ? {} : { card }) },
        events: [{ what: 'absorbed', about: from.organisationId }],
      });
    },
  });
};

/** Who came with the merger and has been nothing but that goes back with it; who is of use here by now stays as well. */
const withoutCarried = (head: PledgeHead, from: string): Roster => {
  const { contact, backup, handOver } = head;
  const needed = (personId: string): boolean =>
    [contact, backup, handOver?.to].includes(personId) || mustSign(head, personId);
  return Object.fromEntries(
    Object.entries(rosterOf(head)).filter(([personId, { carried }]) => carried !== from || needed(personId)),
  );
};

const withoutName = (card: PledgeHead['card'], name: string): PledgeHead['card'] =>
  card === undefined ? undefined : { ...card, formerNames: card.formerNames.filter((one) => one !== name) };

/**
 * After a merger was taken back the other goes by its name no longer, and has its people no longer. Names and people that
 * both had before are both's still.
 */
export const giveBack = async (ports: Needed, from: PledgeHead, other: string): Promise<void> => {
  if (from.merged?.into === other || (await load(ports.pact, pledgeHead, other)) === undefined) return;
  await decide(ports, {
    organisationId: other,
    who: 'time',
    evenMerged: true,
    rule: (head) => {
      const people = { ...withoutCarried(head, from.organisationId) };
      const card = withoutName(head.card, nameOf(from));
      const before = canonicalJson({ people: { ...rosterOf(head) }, card: head.card });
      if (canonicalJson({ people, card }) === before) return refused({ why: 'changed-meanwhile' });
      return done({
        change: { people, ...(card === undefined ? {} : { card }) },
        events: [{ what: 'released', about: from.organisationId }],
      });
    },
  });
};
