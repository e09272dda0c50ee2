import { beforeEach, expect, it } from 'vitest';
import { changeRoles, removeMember } from '../../../functions/organisations/people/change-member.ts';
import { replaceContact } from '../../../functions/organisations/people/hand-over.ts';
import { invite } from '../../../functions/organisations/people/invite.ts';
import { colleague, headOf } from '../../support/colleagues.ts';
import { meanwhile } from '../../support/meanwhile.ts';
import { must, publishedPledge, type Written } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';

const ALEX = 'alex@nordlys.example';

let ports: TestPorts;
let pledge: Written;
let alex: string;
beforeEach(async () => {
  ports = testPorts();
  pledge = await publishedPledge(ports);
  alex = await colleague(ports, { ...pledge, who: pledge.personId, email: ALEX });
});

/** Staff make Alex the contact while what the contact until then has sent is still being worked on. */
const late = (): TestPorts =>
  meanwhile(ports, 'pledge-head', async () => {
    const { organisationId } = pledge;
    const change = { organisationId, staff: 'rita', email: ALEX, language: 'en', reasons: 'Left.' } as const;
    must(await replaceContact(ports, change));
  });

const about = () => ({ organisationId: pledge.organisationId, who: pledge.personId, personId: alex });

it.each([
  [
    'an invitation',
    (through: TestPorts) =>
      invite(through, { ...about(), email: 'kim@elsewhere.example', language: 'en', roles: ['editor'] }),
  ],
  ['other roles', (through: TestPorts) => changeRoles(through, { ...about(), roles: ['signatory'] })],
])('%s of who is the contact no more, found so by the write itself, changes nobody', async (_what, act) => {
  const before = async () => (await headOf(ports, pledge.organisationId)).people;
  const writes = late();
  // The first reading is another’s: the decision reads what has been written since.
  await writes.pact.get({ pk: `ORG#${pledge.organisationId}`, sk: 'PLEDGE' });
  const people = await before();
  expect(await act(writes)).toEqual({ ok: false, refusal: { why: 'people', fault: 'not-contact' } });
  expect(await before()).toEqual(people);
});

it('nobody but the contact takes a colleague off, and everybody leaves for themselves', async () => {
  const bo = await colleague(ports, { ...pledge, who: pledge.personId, email: 'bo@nordlys.example' });
  const { organisationId } = pledge;
  expect(await removeMember(ports, { organisationId, who: alex, personId: bo })).toEqual({
    ok: false,
    refusal: { why: 'people', fault: 'not-contact' },
  });
  must(await removeMember(ports, { organisationId, who: bo, personId: bo }));
  must(await removeMember(ports, { organisationId, who: pledge.personId, personId: alex }));
});
