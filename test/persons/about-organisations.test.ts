import { expect, it } from 'vitest';
import { askParent } from '../../functions/organisations/group/parent.ts';
import { ownData } from '../../functions/persons/own-data.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

it('own data name another organisation by its id, and take it for nobody', async () => {
  const ports = testPorts();
  const { organisationId, personId } = await publishedPledge(ports, 'kim@nordlys.example');
  const { organisationId: parent } = await publishedPledge(ports, 'bo@havet.example');
  must(await askParent(ports, { organisationId, who: personId, parent }));
  const data = await ownData(ports, personId);
  const asked = data?.organisations[0]?.did.find(({ what }) => what === 'parent-asked');
  expect(asked).toMatchObject({ who: personId, about: parent });
});
