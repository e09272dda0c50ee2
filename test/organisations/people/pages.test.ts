import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../../functions/access/ensure-person.ts';
import { memberEntity } from '../../../functions/access/model.ts';
import { mailEntity } from '../../../functions/mail/model.ts';
import { rosterOf } from '../../../functions/organisations/people/roster.ts';
import { fromItem, load, save } from '../../../functions/platform/store/entity.ts';
import { colleague, headOf, invited } from '../../support/colleagues.ts';
import { awaitingSignature, completeDraft } from '../../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../../support/ports.ts';
import { asNobody, asPerson } from '../../support/signed-in.ts';
import { siteOver } from '../../support/sites.ts';

const ALEX = 'alex@nordlys.example';

const organisation = async () => {
  const ports = testPorts();
  const { organisationId, personId: kim } = await completeDraft(ports);
  const site = siteOver(ports);
  const root = `/en/my/${organisationId}`;
  const clientOf = (personId: string) => asPerson(ports, personId, site);
  const at = { organisationId, who: kim, email: ALEX };
  return { ports, organisationId, kim, site, root, clientOf, at };
};

const idOf = async (ports: TestPorts, email: string): Promise<string> =>
  (await ensurePerson(ports, { email, language: 'en' })).personId;

describe('the page of an organisation’s people', () => {
  it('lets the contact invite a colleague, and says so', async () => {
    const { ports, organisationId, kim, root, clientOf } = await organisation();
    const client = await clientOf(kim);
    expect((await client.get(`${root}/people`)).body).toContain('There is no backup contact');
    const sent = await client.post(`${root}/people`, {
      email: ' Alex@nordlys.example ',
      roles: ['editor', 'backup'],
    });
    expect([sent.status, sent.location]).toEqual([303, `${root}/people?done=invited`]);
    const page = await client.get(`${root}/people?done=invited`);
    expect(page.body).toContain('The invitation has been sent');
    expect(page.body).toContain(ALEX);
    const entry = rosterOf(await headOf(ports, organisationId))[await idOf(ports, ALEX)];
    expect(entry).toMatchObject({ state: 'invited', roles: ['editor', 'backup'] });
  });

  it('names the organisation as typed so far, to colleagues and to whom they invite', async () => {
    const { ports, kim, root, clientOf, at, organisationId } = await organisation();
    expect((await (await clientOf(kim)).get(`${root}/people`)).body).toContain('Nordlys Analys AB');
    const { invitation } = await invited(ports, at);
    const anybody = asNobody(siteOver(ports));
    const page = await anybody.get(`/en/invitation/${organisationId}/${invitation}`);
    expect(page.body).toContain('Nordlys Analys AB invites you');
  });

  it('keeps what was typed and names what is wrong', async () => {
    const { kim, root, clientOf } = await organisation();
    const client = await clientOf(kim);
    const wrong = await client.post(`${root}/people`, { email: 'alex at nordlys', roles: ['owner'] });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('alex at nordlys');
    expect(wrong.body).toContain('Choose at least one role');
    const self = await client.post(`${root}/people`, { email: 'kim@nordlys.example', roles: ['editor'] });
    expect([self.status, self.body.includes('works on the pledge already')]).toEqual([409, true]);
  });

  it('shows an editor who the others are, and no way to change them', async () => {
    const { ports, root, clientOf, at, kim } = await organisation();
    const alex = await clientOf(await colleague(ports, at));
    const page = await alex.get(`${root}/people`);
    expect(page.body).toContain('kim@nordlys.example');
    expect(page.body).not.toContain('Send the invitation');
    const tries = [
      await alex.post(`${root}/people`, { email: 'x@y.example', roles: ['editor'] }),
      await alex.get(`${root}/people/${kim}`),
      await alex.post(`${root}/people/${kim}`, { do: 'roles', roles: ['editor'] }),
      await alex.post(`${root}/people/${kim}/remove`),
    ];
    expect(tries.map(({ status }) => status)).toEqual([403, 403, 403, 403]);
  });

  it('changes roles, removes after a question, and refuses to remove the contact', async () => {
    const { ports, organisationId, kim, root, clientOf, at } = await organisation();
    const alex = await colleague(ports, at);
    const client = await clientOf(kim);
    const saved = await client.post(`${root}/people/${alex}`, { do: 'roles', roles: ['editor', 'backup'] });
    expect(saved.location).toBe(`${root}/people?done=changed`);
    expect((await headOf(ports, organisationId)).backup).toBe(alex);
    expect((await client.get(`${root}/people/${alex}/remove`)).body).toContain('alex@nordlys.example?');
    const removed = await client.post(`${root}/people/${alex}/remove`);
    expect(removed.location).toBe(`${root}/people?done=removed`);
    expect((await (await clientOf(alex)).get(root)).status).toBe(404);
    expect((await client.post(`${root}/people/${kim}/remove`)).status).toBe(409);
    expect((await client.get(`${root}/people/${alex}`)).status).toBe(404);
  });

  it('keeps a signatory who is still asked', async () => {
    const ports = testPorts();
    const { organisationId, personId, alva } = await awaitingSignature(ports);
    const client = await asPerson(ports, personId, siteOver(ports));
    const answer = await client.post(`/en/my/${organisationId}/people/${alva}/remove`);
    expect([answer.status, answer.body.includes('asked to sign the text')]).toEqual([409, true]);
  });

  it('hands the contact over in two steps, and the mails of both are ordered by the reaction', async () => {
    const { ports, organisationId, kim, root, clientOf, at } = await organisation();
    const alex = await colleague(ports, at);
    const [first, second] = [await clientOf(kim), await clientOf(alex)];
    await first.post(`${root}/people/${alex}`, { do: 'offer', after: 'stays' });
    expect((await (await clientOf(alex)).get('/en/my')).body).toContain(
      'You are asked to become the contact',
    );
    expect((await first.get(`${root}/people`)).body).toContain('who has not answered yet');
    expect((await second.get(`${root}/people`)).body).toContain('You are asked to become the contact');
    const taken = await second.post(`${root}/contact-offer`, { do: 'accept' });
    expect(taken.location).toBe(`${root}/people?done=taken`);
    expect((await headOf(ports, organisationId)).contact).toBe(alex);
    expect((await first.post(`${root}/people`, { email: 'x@y.example', roles: ['editor'] })).status).toBe(
      403,
    );
    const late = await first.post(`${root}/contact-offer`, { do: 'accept' });
    expect([late.status, late.body.includes('not on offer')]).toEqual([409, true]);
  });

  it('lets a colleague leave, and never the contact', async () => {
    const { ports, kim, root, clientOf, at } = await organisation();
    const alex = await clientOf(await colleague(ports, at));
    expect((await alex.get(`${root}/leave`)).body).toContain('Leave this organisation?');
    expect((await alex.post(`${root}/leave`)).location).toBe('/en/my');
    expect((await alex.get(root)).status).toBe(404);
    expect((await (await clientOf(kim)).post(`${root}/leave`)).status).toBe(409);
  });

  it('says to who leaves, and to who takes somebody off, that a public name goes with it', async () => {
    const { ports, organisationId, kim, root, clientOf, at } = await organisation();
    const alex = await colleague(ports, at);
    const [own, contact] = [await clientOf(alex), await clientOf(kim)];
    const pages = async () =>
      (await own.get(`${root}/leave`)).body + (await contact.get(`${root}/people/${alex}/remove`)).body;
    expect(await pages()).not.toContain('no longer shown in public');
    const member = await load(ports.pact, memberEntity, organisationId, alex);
    if (member === undefined) throw new Error('Alex is a member');
    await save(ports.pact, memberEntity, { ...member, shownSince: '2026-11-22T09:00:00.000Z' });
    expect((await pages()).match(/no longer shown in public/g)).toHaveLength(2);
  });

  it('shows the contact’s own address to a colleague who fills in the contact', async () => {
    const { ports, root, clientOf, at } = await organisation();
    const alex = await clientOf(await colleague(ports, at));
    const page = await alex.get(`${root}/contact`);
    expect([page.body.includes('kim@nordlys.example'), page.body.includes(ALEX)]).toEqual([true, false]);
  });
});

describe('an invitation’s page', () => {
  const address = (organisationId: string, invitation: string) =>
    `/en/invitation/${organisationId}/${invitation}`;

  it('opened fifty times by a scanner still works for the person', async () => {
    const { ports, organisationId, site, clientOf, at } = await organisation();
    const { personId, invitation } = await invited(ports, at);
    const before = JSON.stringify(await headOf(ports, organisationId));
    const scanner = asNobody(site);
    for (let times = 0; times < 50; times += 1)
      expect((await scanner.get(address(organisationId, invitation))).status).toBe(200);
    expect(JSON.stringify(await headOf(ports, organisationId))).toBe(before);
    expect(ports.sent.items()).toEqual([]);
    const alex = await clientOf(personId);
    expect((await alex.get(address(organisationId, invitation))).body).toContain('Accept');
    const yes = await alex.post(address(organisationId, invitation), { do: 'accept' });
    expect(yes.location).toBe(`/en/my/${organisationId}`);
    expect((await alex.get(`/en/my/${organisationId}`)).status).toBe(200);
  });

  it('sends a code to the invited address alone, which it does not show', async () => {
    const { ports, organisationId, site, at } = await organisation();
    const { invitation } = await invited(ports, at);
    const nobody = asNobody(site);
    const page = await nobody.get(address(organisationId, invitation));
    expect([page.body.includes('a…@nordlys.example'), page.body.includes(ALEX)]).toEqual([true, false]);
    expect(page.body).not.toContain('value="accept"');
    const sent = await nobody.post(address(organisationId, invitation), { do: 'accept' });
    expect(sent.location).toMatch(/^\/en\/sign-in\/code\?c=/u);
    const challenges = ports.pact.items().filter(({ type }) => type === 'challenge');
    expect(challenges).toMatchObject([{ email: ALEX, next: address(organisationId, invitation) }]);
    const mails = ports.sent.items().map((item) => fromItem(mailEntity, item));
    expect(mails).toMatchObject([{ kind: 'code', recipient: { to: 'challenge' } }]);
  });

  it('of somebody else explains itself and answers nothing in that person’s name', async () => {
    const { ports, organisationId, kim, clientOf, at } = await organisation();
    const { personId, invitation } = await invited(ports, at);
    const other = await clientOf(kim);
    expect((await other.get(address(organisationId, invitation))).body).toContain(
      'You are signed in as kim@nordlys.example',
    );
    await other.post(address(organisationId, invitation), { do: 'accept' });
    expect(rosterOf(await headOf(ports, organisationId))[personId]?.state).toBe('invited');
  });

  it('used, expired, withdrawn or made up says which, and offers the way on', async () => {
    const { ports, organisationId, site, clientOf, at } = await organisation();
    const { personId, invitation } = await invited(ports, at);
    const nobody = asNobody(site);
    const alex = await clientOf(personId);
    await alex.post(address(organisationId, invitation), { do: 'accept' });
    const used = await nobody.get(address(organisationId, invitation));
    expect([used.status, used.body.includes('has been accepted already')]).toEqual([410, true]);
    const second = await invited(ports, { ...at, email: 'bo@nordlys.example' });
    ports.clock.advance(31 * DAY_MS);
    const expired = await nobody.get(address(organisationId, second.invitation));
    expect([expired.status, expired.body.includes('more than 30 days old')]).toEqual([410, true]);
    for (const [org, id] of [
      [organisationId, 'made-up'],
      ['nobody', second.invitation],
      [organisationId, '%F0%9F'],
    ] as const) {
      const unknown = await nobody.get(address(org, id));
      expect(unknown.status).toBe(404);
    }
    expect((await nobody.get(address(organisationId, 'made-up'))).body).toContain('Go to your pledges');
  });

  it('declined leads to one’s own pledges, and is gone from the list there', async () => {
    const { ports, organisationId, clientOf, at } = await organisation();
    const { personId, invitation } = await invited(ports, at);
    const alex = await clientOf(personId);
    expect((await alex.get('/en/my')).body).toContain('Invited: read and answer');
    const no = await alex.post(address(organisationId, invitation), { do: 'decline' });
    expect(no.location).toBe('/en/my?declined=yes');
    const mine = (await alex.get('/en/my?declined=yes')).body;
    expect([mine.includes('You have declined'), mine.includes('Invited: read')]).toEqual([true, false]);
  });
});

describe('the list of one’s own pledges', () => {
  it('names every organisation with the person’s roles', async () => {
    const { ports, clientOf, at } = await organisation();
    const alex = await colleague(ports, { ...at, roles: ['editor', 'backup'] });
    const other = await completeDraft(ports, 'lo@second.example');
    await colleague(ports, {
      organisationId: other.organisationId,
      who: other.personId,
      email: ALEX,
      roles: ['signatory'],
    });
    const page = (await (await clientOf(alex)).get('/en/my')).body;
    expect(page).toContain('Backup contact, Editor');
    expect(page).toContain('· Signatory');
  });
});
