import type { RosterEntry } from '../organisations/people/model.ts';
import { mustSign, type Roster, rosterOf } from '../organisations/people/roster.ts';
import { canonicalJson } from '../platform/canonical.ts';
import type { Ports } from '../platform/ports.ts';
import { done } from '../platform/result.ts';
import { load, loadAll } from '../platform/store/entity.ts';
import { decideSurely, NOTHING_TO_DO } from './decide.ts';
import { organisationPartition, type PledgeHead, pledgeHead } from './head.ts';
import { wholeHistory } from './history-part.ts';
import { textOf, versionEntity } from './version.ts';

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

/** All that an organisation goes or went by, its own name last. */
const namesOf = ({ card, name }: PledgeHead): readonly string[] => [
  ...(card?.formerNames ?? []),
  card?.name ?? name,
];

const withNames = (card: PledgeHead['card'], from: PledgeHead): PledgeHead['card'] => {
  if (card === undefined || from.merged?.before === undefined) return card;
  const names = [...card.formerNames, ...namesOf(from)];
  return { ...card, formerNames: [...new Set(names)].filter((name) => name !== card.name) };
};

/** Brings the people and the names of a merged organisation to the one that stands for it; again, it changes nothing. */
export const carryOver = async (ports: Needed, from: PledgeHead): Promise<void> => {
  const { merged } = from;
  if (merged === undefined) return;
  await decideSurely(ports, {
    organisationId: merged.into,
    who: merged.by,
    rule: (head) => {
      const people = withPeople(rosterOf(head), from);
      const card = withNames(head.card, from);
      const same =
        canonicalJson({ people: { ...rosterOf(head) }, card: head.card }) === canonicalJson({ people, card });
      if (same) return done(NOTHING_TO_DO);
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

/** The names under which an organisation was published itself. */
const publishedNames = async (ports: Needed, head: PledgeHead): Promise<readonly string[]> => {
  const published = (await wholeHistory(ports.pact, head)).filter(({ what }) => what === 'published');
  const range = { pk: organisationPartition(head.organisationId), prefix: 'VERSION#' };
  const versions = await loadAll(ports.pact, versionEntity, range);
  return versions
    .filter(({ number }) => published.some(({ version }) => version === number))
    .map((version) => textOf(version).organisation.legalName);
};

const withoutNames = (card: PledgeHead['card'], names: readonly string[]): PledgeHead['card'] =>
  card === undefined
    ? undefined
    : { ...card, formerNames: card.formerNames.filter((one) => !names.includes(one)) };

/**
 * After a merger was taken back the other goes by its names no longer, and has its people no longer. Names and people that
 * both had before are both's still.
 */
export const giveBack = async (ports: Needed, from: PledgeHead, other: string): Promise<void> => {
  const found = from.merged?.into === other ? undefined : await load(ports.pact, pledgeHead, other);
  if (found === undefined) return;
  const own = await publishedNames(ports, found);
  const names = namesOf(from).filter((name) => !own.includes(name));
  await decideSurely(ports, {
    organisationId: other,
    who: 'time',
    evenMerged: true,
    rule: (head) => {
      const people = { ...withoutCarried(head, from.organisationId) };
      const card = withoutNames(head.card, names);
      const before = canonicalJson({ people: { ...rosterOf(head) }, card: head.card });
      if (canonicalJson({ people, card }) === before) return done(NOTHING_TO_DO);
      return done({
        change: { people, ...(card === undefined ? {} : { card }) },
        events: [{ what: 'released', about: from.organisationId }],
      });
    },
  });
};
