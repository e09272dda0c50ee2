import { ensurePerson } from '../../../functions/access/ensure-person.ts';
import { addressHash } from '../../../functions/access/model.ts';
import { create } from '../../../functions/platform/store/entity.ts';
import { claimEntry } from '../../../functions/register/claims/claim-entry.ts';
import { listedEntity, listedIdOf } from '../../../functions/register/listed.ts';
import { must } from '../../support/pledge.ts';
import type { TestPorts } from '../../support/ports.ts';

/** Lists an earlier signatory, with the address that may claim it at once. */
export const list = async (ports: TestPorts, name: string, email?: string): Promise<string> => {
  const organisationId = listedIdOf(name);
  const contact = email === undefined ? {} : { contactHash: addressHash(email) };
  const listed = { rev: 1, organisationId, name, source: 's', attribution: 'a', ...contact };
  await create(ports.pact, listedEntity, listed);
  return organisationId;
};

/** Somebody with an address claims an entry. */
export const claim = async (ports: TestPorts, listedId: string, email: string) => {
  const { personId } = await ensurePerson(ports, { email, language: 'sv' });
  return { personId, claimed: await claimEntry(ports, { listedId, personId, email, language: 'sv' }) };
};

export const pledgeOf = (standing: Awaited<ReturnType<typeof claim>>['claimed']): string => {
  const value = must(standing);
  return 'pledgeId' in value ? value.pledgeId : '';
};
