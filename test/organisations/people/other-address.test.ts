import { beforeEach, describe, expect, it } from 'vitest';
import { answerInvitation } from '../../../functions/organisations/people/answer-invitation.ts';
import { replaceContact } from '../../../functions/organisations/people/hand-over.ts';
import { rosterOf } from '../../../functions/organisations/people/roster.ts';
import { colleague, headOf } from '../../support/colleagues.ts';
import { must, publishedPledge, type Written } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';

const CONTACT = { staff: 'rita', language: 'en', reasons: 'Has left.' } as const;

let ports: TestPorts;
let pledge: Written;
beforeEach(async () => {
  ports = testPorts();
  pledge = await publishedPledge(ports);
});

/** Staff name an address as that of the new contact; answers the invitation that goes there. */
const named = async (email: string) => {
  const { organisationId } = pledge;
  const head = must(await replaceContact(ports, { organisationId, email, ...CONTACT }));
  const personId = head.handOver?.to ?? '';
  return { organisationId, personId, invitation: rosterOf(head)[personId]?.invitation ?? '' };
};

describe('an address that staff have named as that of the new contact, and then another', () => {
  it.each([
    'somebody else',
    'a colleague',
  ])('lets nobody in who reads there: the other is of %s', async (who) => {
    const alex = { ...pledge, who: pledge.personId, email: 'alex@nordlys.example' };
    if (who === 'a colleague') await colleague(ports, alex);
    const slip = await named('aelx@nordlys.example');
    const other = await named(alex.email);
    expect(await answerInvitation(ports, { ...slip, accepts: true })).toMatchObject({
      refusal: { fault: 'withdrawn' },
    });
    expect((await headOf(ports, pledge.organisationId)).people).not.toHaveProperty(slip.personId);
    if (who === 'a colleague') return;
    const head = must(await answerInvitation(ports, { ...other, accepts: true }));
    expect(head.contact).toBe(other.personId);
  });
});
