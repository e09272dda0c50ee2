import { memberEntity, personEntity } from '../../access/model.ts';
import { rolesOf, rosterOf } from '../../organisations/people/roster.ts';
import type { Ports } from '../../platform/ports.ts';
import { load } from '../../platform/store/entity.ts';
import type { PledgeHead } from '../../pledges/head.ts';

export interface ReportSignatory {
  readonly personId: string;
  /** The name signed with, else the address. */
  readonly name: string;
}

const signatory = async (
  ports: Pick<Ports, 'pact'>,
  { organisationId }: PledgeHead,
  personId: string,
): Promise<readonly ReportSignatory[]> => {
  const [member, person] = await Promise.all([
    load(ports.pact, memberEntity, organisationId, personId),
    load(ports.pact, personEntity, personId),
  ]);
  return person === undefined ? [] : [{ personId, name: member?.name ?? person.email }];
};

/** Who may be asked to confirm a report that `declarer` declares complete: every other signatory. */
export const reportSignatories = async (
  ports: Pick<Ports, 'pact'>,
  head: PledgeHead,
  declarer: string,
): Promise<readonly ReportSignatory[]> => {
  const ids = Object.keys(rosterOf(head)).filter(
    (personId) => personId !== declarer && rolesOf(head, personId).includes('signatory'),
  );
  return (await Promise.all(ids.map((personId) => signatory(ports, head, personId)))).flat();
};

/** The name of who was asked to confirm a report; undefined where nobody is. */
export const askedToConfirm = async (
  ports: Pick<Ports, 'pact'>,
  head: PledgeHead,
  cycle: string,
): Promise<string | undefined> => {
  const personId = head.reports[cycle]?.confirming?.personId;
  return personId === undefined ? undefined : (await signatory(ports, head, personId))[0]?.name;
};
