import { keepPerson } from '../../access/keep-person.ts';
import { type Member, memberEntity, personEntity } from '../../access/model.ts';
import { canonicalJson } from '../../platform/canonical.ts';
import type { Ports } from '../../platform/ports.ts';
import { create, load, loadAll, save } from '../../platform/store/entity.ts';
import { organisationPartition, type PledgeHead, pledgeHead } from '../../pledges/head.ts';
import { rolesOf, rosterOf } from './roster.ts';

type Standing = Pick<Member, 'roles'> & { readonly state: 'invited' | 'active' | 'left' };

const standingOf = (head: PledgeHead, personId: string): Standing => ({
  roles: rolesOf(head, personId),
  state: rosterOf(head)[personId]?.state ?? 'left',
});

const isSo = (member: Member, { roles, state }: Standing): boolean =>
  member.state === state && canonicalJson([...member.roles].sort()) === canonicalJson([...roles].sort());

/** Whether the item of a person, or that there is none, is what the roster says. */
const stands = (known: Member | undefined, standing: Standing): boolean =>
  known === undefined ? standing.state === 'left' : isSo(known, standing);

const written = (
  ports: Pick<Ports, 'pact'>,
  known: Member | undefined,
  { since, ...next }: Pick<Member, 'organisationId' | 'personId' | 'since'> & Standing,
) => {
  if (known === undefined) return create(ports.pact, memberEntity, { rev: 1, ...next, since });
  // Who has left could not take it back any more.
  const shown = next.state === 'left' ? { shownSince: undefined } : {};
  return save(ports.pact, memberEntity, { ...known, ...next, ...shown });
};

/** Before the role is taken away: cut off in between, this is done again. */
const endsRole = async (ports: Pick<Ports, 'pact' | 'clock'>, personId: string): Promise<void> => {
  const person = await load(ports.pact, personEntity, personId);
  if (person !== undefined) await keepPerson(ports, person);
};

/**
 * Brings the item by which a person is let in, and finds the organisation, to what the roster of the head says. Can be
 * repeated: the item is read before the head, so that of two at once the one with the older head writes nothing.
 */
const projectMember = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  organisationId: string,
  personId: string,
): Promise<void> => {
  for (;;) {
    const known = await load(ports.pact, memberEntity, organisationId, personId);
    const head = await load(ports.pact, pledgeHead, organisationId);
    if (head === undefined) return;
    const standing = standingOf(head, personId);
    if (stands(known, standing)) return;
    if (standing.state === 'left') await endsRole(ports, personId);
    const since = rosterOf(head)[personId]?.since ?? head.createdAt;
    if ((await written(ports, known, { organisationId, personId, since, ...standing })) === 'done') return;
  }
};

/** The same for everybody on the roster, and for everybody who ever was; most stand as they should, and are read once. */
export const projectMembers = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId }: Pick<PledgeHead, 'organisationId'>,
): Promise<void> => {
  const range = { pk: organisationPartition(organisationId), prefix: 'MEMBER#' };
  const members = await loadAll(ports.pact, memberEntity, range);
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head === undefined) return;
  const known = new Map(members.map((member) => [member.personId, member]));
  const people = new Set([...Object.keys(rosterOf(head)), ...known.keys()]);
  const wrong = [...people].filter((personId) => !stands(known.get(personId), standingOf(head, personId)));
  await Promise.all(wrong.map((personId) => projectMember(ports, organisationId, personId)));
};
