import { describe, expect, it } from 'vitest';
import { mailEntity } from '../../../functions/mail/model.ts';
import { askParent, confirmParent, endParent } from '../../../functions/organisations/group/parent.ts';
import { fromItem } from '../../../functions/platform/store/entity.ts';
import { settle } from '../../../functions/pledges/settle.ts';
import { readOrganisation } from '../../../functions/register/read-organisation.ts';
import { headOf } from '../../support/colleagues.ts';
import { must, publishedPledge } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { asNobody, asPerson } from '../../support/signed-in.ts';
import { siteOver } from '../../support/sites.ts';

const noWorkflows = { workflows: { startReportYear: async () => undefined } };

interface Member {
  readonly organisationId: string;
  readonly personId: string;
}

const settled = (ports: TestPorts, { organisationId }: Member) =>
  settle({ ...ports, ...noWorkflows }, organisationId);

const group = async (...names: readonly string[]) => {
  const ports = testPorts();
  const members: Member[] = [];
  for (const name of names) members.push(await publishedPledge(ports, `${name}@${name}.example`));
  const [a, b, c] = members;
  if (a === undefined || b === undefined) throw new Error('a group has at least two');
  return { ports, a, b, c: c ?? b };
};

const link = (child: Member, parent: Member, by: Member = child) => ({
  organisationId: child.organisationId,
  who: by.personId,
  parent: parent.organisationId,
});

const linked = async (ports: TestPorts, child: Member, parent: Member): Promise<void> => {
  must(await askParent(ports, link(child, parent)));
  must(await confirmParent(ports, link(child, parent, parent)));
  await settled(ports, child);
};

const mailsOf = (ports: TestPorts, kind: string) =>
  ports.sent
    .items()
    .filter((item) => item['kind'] === kind)
    .map((item) => fromItem(mailEntity, item));

describe('the parent of an organisation', () => {
  it('is asked by mail, and public on both sides only once it has confirmed', async () => {
    const { ports, a, b } = await group('anna', 'bert');
    must(await askParent(ports, link(a, b)));
    await settled(ports, a);
    expect(mailsOf(ports, 'parent-asked').map(({ recipient }) => recipient)).toEqual([
      { to: 'person', personId: b.personId },
    ]);
    const read = (of: Member) => readOrganisation(ports, of.organisationId);
    expect(await read(a)).toMatchObject({ group: { parent: undefined } });
    expect(await read(b)).toMatchObject({ group: { subsidiaries: [] } });
    must(await confirmParent(ports, link(a, b, b)));
    expect(await read(a)).toMatchObject({ group: { parent: { id: b.organisationId } } });
    expect(await read(b)).toMatchObject({ group: { subsidiaries: [{ id: a.organisationId }] } });
  });

  it('can be ended by either, which the history keeps', async () => {
    for (const byParent of [true, false]) {
      const { ports, a, b } = await group('anna', 'bert');
      await linked(ports, a, b);
      const head = must(await endParent(ports, link(a, b, byParent ? b : a)));
      expect(head.parent).toBeUndefined();
      expect(head.history.slice(-3).map(({ what }) => what)).toEqual([
        'parent-asked',
        'parent-confirmed',
        'parent-ended',
      ]);
      expect(await readOrganisation(ports, b.organisationId)).toMatchObject({ group: { subsidiaries: [] } });
      expect(await endParent(ports, link(a, b))).toMatchObject({ refusal: { fault: 'no-parent' } });
    }
  });

  it('is never itself, nor one without a public pledge, nor named by anybody but the contact', async () => {
    const { ports, a, b } = await group('anna', 'bert');
    const faults = [
      await askParent(ports, link(a, a)),
      await askParent(ports, { ...link(a, b), parent: 'nobody' }),
      await askParent(ports, link(a, b, b)),
      await confirmParent(ports, link(a, b, b)),
    ];
    expect(faults.map((one) => (one.ok ? 'done' : one.refusal))).toMatchObject([
      { fault: 'itself' },
      { fault: 'not-an-organisation' },
      { fault: 'not-contact' },
      { fault: 'no-parent' },
    ]);
  });

  it('belongs to no circle, also where links were asked for at the same moment', async () => {
    const { ports, a, b, c } = await group('anna', 'bert', 'cleo');
    await linked(ports, a, b);
    await linked(ports, b, c);
    expect(await askParent(ports, link(c, a))).toMatchObject({ refusal: { fault: 'circle' } });
    must(await endParent(ports, link(a, b)));
    must(await endParent(ports, link(b, c)));
    const asked = await Promise.all([askParent(ports, link(a, b)), askParent(ports, link(b, a))]);
    const confirmed = await Promise.all([
      confirmParent(ports, link(a, b, b)),
      confirmParent(ports, link(b, a, a)),
    ]);
    expect(asked.length).toBe(2);
    const links = await Promise.all(
      [a, b].map(async (one) => (await headOf(ports, one.organisationId)).parent),
    );
    expect(links.filter((one) => one?.state === 'confirmed').length).toBeLessThan(2);
    expect(confirmed.filter(({ ok }) => ok).length).toBeLessThan(2);
  });
});

describe('the page of a group', () => {
  it('finds a parent by a part of its name, and lets both contacts say what they want', async () => {
    const { ports, a, b } = await group('anna', 'bert');
    const site = siteOver(ports);
    const [anna, bert] = [await asPerson(ports, a.personId, site), await asPerson(ports, b.personId, site)];
    const [mine, theirs] = [a, b].map(({ organisationId }) => `/en/my/${organisationId}/group`);
    const found = await anna.get(`${mine}?name=NORD`);
    expect(found.body).toContain(`value="${b.organisationId}"`);
    expect(found.body).not.toContain(`value="${a.organisationId}"`);
    expect((await anna.get(`${mine}?name=Zzz`)).body).toContain('No published pledge has this name');
    expect((await anna.post(`${mine}`, { do: 'ask' })).status).toBe(422);
    const asked = await anna.post(`${mine}`, { do: 'ask', parent: b.organisationId });
    expect(asked.location).toBe(`${mine}?done=asked`);
    await settled(ports, a);
    expect((await bert.get(`${theirs}`)).body).toContain('Confirm: it belongs to us');
    const wrong = await anna.post(`${mine}`, { do: 'confirm', with: a.organisationId });
    expect(wrong.status).toBe(409);
    const confirmed = await bert.post(`${theirs}`, { do: 'confirm', with: a.organisationId });
    expect(confirmed.location).toBe(`${theirs}?done=confirmed`);
    const anybody = asNobody(site);
    expect((await anybody.get(`/en/register/${a.organisationId}`)).body).toContain('Part of');
    expect((await anybody.get(`/sv/register/${b.organisationId}`)).body).toContain(
      `/sv/register/${a.organisationId}`,
    );
    await anna.post(`${mine}`, { do: 'end-parent', with: b.organisationId });
    expect((await anybody.get(`/en/register/${a.organisationId}`)).body).not.toContain('Part of');
  });

  it('tells the history of the subsidiary of no person of the parent', async () => {
    const { ports, a, b } = await group('anna', 'bert');
    await linked(ports, a, b);
    const anna = await asPerson(ports, a.personId, siteOver(ports));
    const history = (await anna.get(`/en/my/${a.organisationId}/history`)).body;
    expect(history).toContain('The parent organisation');
    expect(history).not.toContain('bert@bert.example');
  });
});

it('an answer without a choice keeps the list that was found, and leads to it', async () => {
  const { ports, a, b } = await group('anna', 'bert');
  const client = await asPerson(ports, a.personId);
  const address = `/en/my/${a.organisationId}/group`;
  const { body: found } = await client.get(`${address}?name=nordlys`);
  expect(found).toContain('name="name" value="nordlys"');
  const { status, body } = await client.post(address, { do: 'ask', name: 'nordlys' });
  expect([status, body.includes('href="#parent"')]).toEqual([422, true]);
  expect(body).toContain(`value="${b.organisationId}"`);
});
