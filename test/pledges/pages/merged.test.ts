import { expect, it } from 'vitest';
import { correctName } from '../../../functions/pledges/correct-name.ts';
import { pledgeRoutes } from '../../../functions/pledges/pages/routes.ts';
import { mergePledge } from '../../../functions/register/merge-pledge.ts';
import { person, visitorAt } from '../../support/ask.ts';
import { must, publishedPledge } from '../../support/pledge.ts';
import { testPorts } from '../../support/ports.ts';
import { asStaff } from '../../support/signed-in.ts';

const merged = async () => {
  const ports = testPorts();
  const into = await publishedPledge(ports);
  const { organisationId, personId } = await publishedPledge(ports, 'bo@sunnanvind.example');
  must(await correctName(ports, { organisationId, staff: 'rita', name: 'Sunnanvind AB' }));
  must(await mergePledge(ports, { organisationId, into: into.organisationId, staff: 'erik' }));
  return { ports, organisationId, personId, into: into.organisationId };
};

it.each([
  ['en', 'Merged', 'Withdrawn'],
  ['sv', 'Sammanslaget', 'Återkallat'],
])('says of an organisation that was merged that it was, not that it withdrew (%s)', async (language, is, not) => {
  const { ports, organisationId, personId } = await merged();
  const bo = visitorAt(pledgeRoutes, { ports, visitor: person(personId, 'bo@sunnanvind.example') });
  for (const address of [`/${language}/my`, `/${language}/my/${organisationId}`]) {
    const { body } = await bo.get(address);
    expect([address, body.includes(is), body.includes(not)]).toEqual([address, true, false]);
  }
});

it('tells staff at the top of its page what it was merged into', async () => {
  const { ports, organisationId, into } = await merged();
  const { body } = await (await asStaff(ports)).get(`/office/pledges/${organisationId}`);
  const [facts = ''] = body.split('</dl>');
  expect(facts).toContain('Merged into');
  expect(facts).toContain(`href="/office/pledges/${into}"`);
});
