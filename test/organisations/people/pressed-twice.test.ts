import { describe, expect, it } from 'vitest';
import { offerContact } from '../../../functions/organisations/people/hand-over.ts';
import { colleague, headOf, invited } from '../../support/colleagues.ts';
import { completeDraft, must } from '../../support/pledge.ts';
import { testPorts } from '../../support/ports.ts';
import { asPerson } from '../../support/signed-in.ts';

const organisation = async () => {
  const ports = testPorts();
  const { organisationId, personId: who } = await completeDraft(ports);
  const at = { organisationId, who, email: 'alex@nordlys.example' };
  return { ports, organisationId, who, at, root: `/en/my/${organisationId}` };
};

const inviting = async () => {
  const { ports, organisationId, who, at, root } = await organisation();
  const contact = await asPerson(ports, who);
  return {
    ports,
    told: `${root}/people?done=invited`,
    press: async (...roles: string[]) =>
      (await contact.post(`${root}/people`, { do: 'invite', email: at.email, roles })).location,
    invitations: async () =>
      (await headOf(ports, organisationId)).history.filter(({ what }) => what === 'member-invited').length,
  };
};

describe('who presses twice', () => {
  it('to invite somebody sends one mail, and another once a minute has passed', async () => {
    const { press, invitations, told, ports } = await inviting();
    expect(await Promise.all([press('editor'), press('editor')])).toEqual([told, told]);
    ports.clock.advance(59_999);
    expect(await press('editor')).toBe(told);
    expect(await invitations()).toBe(1);
    ports.clock.advance(1);
    expect(await press('editor')).toBe(told);
    expect(await invitations()).toBe(2);
  });

  it('to invite somebody is counted once: the fifth mail of the hour still goes out', async () => {
    const { press, invitations, told, ports } = await inviting();
    for (let mail = 1; mail <= 5; mail += 1) {
      expect([await press('editor'), await press('editor')]).toEqual([told, told]);
      expect(await invitations()).toBe(mail);
      ports.clock.advance(60_000);
    }
    expect(await press('editor')).toBeUndefined();
  });

  it('to invite somebody, but as something else, sends what is offered then', async () => {
    const { press, invitations, told } = await inviting();
    for (const roles of [['editor'], ['editor', 'signatory'], ['editor', 'backup'], ['backup']])
      expect(await press(...roles)).toBe(told);
    expect(await invitations()).toBe(4);
  });

  it('to accept an invitation is led to the pledge both times, and to decline it then is told that it is used', async () => {
    const { ports, at, root, organisationId } = await organisation();
    const { personId, invitation } = await invited(ports, at);
    const alex = await asPerson(ports, personId);
    const page = `/en/invitation/${organisationId}/${invitation}`;
    const press = async (wish: string) => (await alex.post(page, { do: wish })).location;
    expect(await Promise.all([press('accept'), press('accept')])).toEqual([root, root]);
    expect(await press('accept')).toBe(root);
    expect((await alex.post(page, { do: 'decline' })).status).toBe(410);
  });

  it('to become the contact is told so both times', async () => {
    const { ports, organisationId, who, at, root } = await organisation();
    const alex = await colleague(ports, at);
    must(await offerContact(ports, { organisationId, who, to: alex, leaves: false }));
    const client = await asPerson(ports, alex);
    const press = async () => (await client.post(`${root}/contact-offer`, { do: 'accept' })).location;
    const people = `${root}/people?done=taken`;
    expect(await Promise.all([press(), press()])).toEqual([people, people]);
    expect(await press()).toBe(people);
    expect((await headOf(ports, organisationId)).contact).toBe(alex);
  });
});
