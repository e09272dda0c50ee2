import { expect, it } from 'vitest';
import { askParent, confirmParent } from '../../functions/organisations/group/parent.ts';
import { erasePerson } from '../../functions/persons/erase.ts';
import { awaitingSignature, must, publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

const GONE = 'A person whose data was erased';

it('names who was erased as such on the page of staff, and nobody by an id', async () => {
  const ports = testPorts();
  const { organisationId, alva } = await awaitingSignature(ports);
  const rita = await asStaff(ports);
  expect((await rita.get(`/office/pledges/${organisationId}`)).body).not.toContain(GONE);
  must(await erasePerson(ports, { personId: alva, by: alva }));
  const { body } = await rita.get(`/office/pledges/${organisationId}`);
  expect(body).toContain(GONE);
  expect(body).not.toContain(alva);
});

it('does not take the people of a parent organisation for erased', async () => {
  const ports = testPorts();
  const child = await publishedPledge(ports);
  const parent = await publishedPledge(ports, 'bo@moder.example');
  const link = { organisationId: child.organisationId, parent: parent.organisationId };
  must(await askParent(ports, { ...link, who: child.personId }));
  must(await confirmParent(ports, { ...link, who: parent.personId }));
  const { body } = await (await asStaff(ports)).get(`/office/pledges/${child.organisationId}`);
  expect(body).toContain('The parent organisation');
  expect(body).not.toContain(GONE);
});
