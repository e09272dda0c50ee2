import { keepPerson } from '../../access/keep-person.ts';
import { memberEntity, personEntity } from '../../access/model.ts';
import type { Ports } from '../../platform/ports.ts';
import { load, loadAll, save } from '../../platform/store/entity.ts';
import { organisationPartition } from '../../pledges/head.ts';

type Needed = Pick<Ports, 'pact' | 'clock'>;

const emptyMember = async (ports: Needed, organisationId: string, personId: string): Promise<void> => {
  for (;;) {
    const member = await load(ports.pact, memberEntity, organisationId, personId);
    if (member === undefined) return;
    const { rev, since } = member;
    const left = { rev, organisationId, personId, roles: [], state: 'left' as const, since };
    if ((await save(ports.pact, memberEntity, left)) === 'done') return;
  }
};

/** Nobody works for an organisation any more, and nothing is known of who did but that. */
export const emptyMembers = async (ports: Needed, organisationId: string): Promise<void> => {
  const pk = organisationPartition(organisationId);
  for (const { personId } of await loadAll(ports.pact, memberEntity, { pk, prefix: 'MEMBER#' })) {
    const person = await load(ports.pact, personEntity, personId);
    if (person !== undefined) await keepPerson(ports, person);
    await emptyMember(ports, organisationId, personId);
  }
};
