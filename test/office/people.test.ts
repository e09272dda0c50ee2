import { expect, it } from 'vitest';
import { removeMember } from '../../functions/organisations/people/change-member.ts';
import { invited } from '../support/colleagues.ts';
import { completeDraft, must } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

it('says to staff who was only invited, and who belongs to an organisation no longer', async () => {
  const ports = testPorts();
  const { organisationId, personId: who } = await completeDraft(ports);
  const rita = await asStaff(ports);
  const rowOf = async (email: string): Promise<string | undefined> => {
    const { body } = await rita.get(`/office/pledges/${organisationId}`);
    return body.split('<tr').find((row) => row.includes(email));
  };
  const email = 'alex@nordlys.example';
  const { personId } = await invited(ports, { organisationId, who, email });
  expect(await rowOf(email)).toContain('>Invited<');
  must(await removeMember(ports, { organisationId, who, personId }));
  expect(await rowOf(email)).toContain('>No longer part of it<');
  expect(await rowOf('kim@nordlys.example')).toContain('>Contact, Editor<');
});
