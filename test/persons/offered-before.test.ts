import { expect, it } from 'vitest';
import { memberEntity } from '../../functions/access/model.ts';
import { acceptContact, offerContact } from '../../functions/organisations/people/hand-over.ts';
import { erasePerson } from '../../functions/persons/erase.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { colleague, headOf } from '../support/colleagues.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

it('who was erased after offering to hand the contact over does not come back when that is accepted', async () => {
  const ports = testPorts();
  const { organisationId, personId: who } = await publishedPledge(ports);
  const alex = await colleague(ports, { organisationId, who, email: 'alex@nordlys.example' });
  must(await offerContact(ports, { organisationId, who, to: alex, leaves: false }));
  must(await erasePerson(ports, { personId: who, by: who }));
  must(await acceptContact(ports, { organisationId, personId: alex }));
  const head = await headOf(ports, organisationId);
  expect([head.contact, Object.keys(head.people ?? {})]).toEqual([alex, [alex]]);
  expect(await load(ports.pact, memberEntity, organisationId, who)).toBeUndefined();
});
