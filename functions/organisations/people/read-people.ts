import { memberEntity, personEntity } from '../../access/model.ts';
import type { MemberRole } from '../../platform/http/ask.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import { type Draft, draftEntity } from '../../pledges/draft.ts';
import type { PledgeHead } from '../../pledges/head.ts';
import { calledAs } from './called-as.ts';
import type { RosterEntry } from './model.ts';
import { rolesOf, rosterOf } from './roster.ts';

/** One person on the roster as colleagues see them; address and name are gone once a person has been erased. */
export interface Colleague {
  readonly personId: string;
  readonly state: RosterEntry['state'];
  /** What the person is; while invited, what is offered. */
  readonly roles: readonly MemberRole[];
  readonly since: string;
  readonly name: string | undefined;
  readonly email: string | undefined;
  readonly hasSigned: boolean;
  /** Whether name and position may be shown in public. */
  readonly shown: boolean;
}

const colleague = async (
  ports: Pick<Ports, 'pact'>,
  { head, draft }: { readonly head: PledgeHead; readonly draft: Draft | undefined },
  [personId, entry]: readonly [string, RosterEntry],
): Promise<Colleague> => {
  const [member, person] = await Promise.all([
    load(ports.pact, memberEntity, head.organisationId, personId),
    load(ports.pact, personEntity, personId),
  ]);
  return {
    personId,
    state: entry.state,
    roles: entry.state === 'invited' ? entry.roles : rolesOf(head, personId),
    since: entry.since,
    name: calledAs({ member, person, draft }).name,
    email: person?.email,
    hasSigned: member?.signed !== undefined,
    shown: member?.shownSince !== undefined,
  };
};

/** Everybody on the roster: the contact first, then colleagues by age of their membership, the invited last. */
export const readPeople = async (
  ports: Pick<Ports, 'pact'>,
  head: PledgeHead,
): Promise<readonly Colleague[]> => {
  const draft = await load(ports.pact, draftEntity, head.organisationId);
  const people = await Promise.all(
    Object.entries(rosterOf(head)).map((listed) => colleague(ports, { head, draft }, listed)),
  );
  const rank = ({ personId, state }: Colleague): string =>
    personId === head.contact ? '0' : state === 'active' ? '1' : '2';
  const place = (one: Colleague): string => `${rank(one)} ${one.since} ${one.personId}`;
  return people.sort((a, b) => (place(a) < place(b) ? -1 : 1));
};
