import { ensurePerson } from '../../../functions/access/ensure-person.ts';
import { fieldOf, locationOf, person, visitorAt } from '../../support/ask.ts';
import { ACTION, CONTACT, ORGANISATION } from '../../support/form-answers.ts';
import type { TestPorts } from '../../support/ports.ts';
import { ownPledgeRoutes } from '../../support/sites.ts';

export { ACTION, CONTACT, ORGANISATION } from '../../support/form-answers.ts';

/** A person with a confirmed address at the doors of the form. */
export const signedIn = async (ports: TestPorts, email: string) => {
  const { personId } = await ensurePerson(ports, { email, language: 'en' });
  return visitorAt(ownPledgeRoutes, { ports, visitor: person(personId, email) });
};
export type SignedIn = Awaited<ReturnType<typeof signedIn>>;

/** Starts a pledge; answers its root address. */
export const begin = async (kim: SignedIn, after = 0): Promise<string> =>
  locationOf(await kim.post('/en/pledge', { after: String(after) }));

export const addAction = async (kim: SignedIn, root: string, commitment: string) => {
  const address = `${root}/commitments/${commitment}/actions/new`;
  const page = await kim.get(address);
  const fields = { ...ACTION, seenRev: fieldOf(page, 'seenRev'), action: fieldOf(page, 'action') };
  return kim.post(address, fields);
};

/** Fills every page of the form. */
export const fill = async (kim: SignedIn, root: string): Promise<void> => {
  locationOf(await kim.post(`${root}/organisation`, { ...ORGANISATION, seenRev: '0' }));
  locationOf(await kim.post(`${root}/contact`, { ...CONTACT, seenRev: '0' }));
  locationOf(await kim.post(`${root}/commitments`, { 'commitments-provider': ['PROV-1'], seenRev: '0' }));
  for (const id of ['CORE-1', 'CORE-2', 'CORE-3', 'PROV-1']) locationOf(await addAction(kim, root, id));
};
