import { describe, expect, it } from 'vitest';
import { askParent, confirmParent, endParent } from '../../functions/organisations/group/parent.ts';
import { withhold } from '../../functions/pledges/public-text.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { listedIdOf } from '../../functions/register/listed.ts';
import { mergeListed } from '../../functions/register/merge.ts';
import { mergePledge } from '../../functions/register/merge-pledge.ts';
import { getEvent } from '../support/get.ts';
import { completeDraft, must, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { apiOver } from '../support/sites.ts';

interface Row {
  readonly id: string;
  readonly parent?: unknown;
  readonly formerIds: readonly string[];
  readonly formerNames: readonly string[];
}

const read = async (ports: TestPorts, address: string): Promise<string> =>
  (await apiOver(ports)(getEvent(address))).body;
const rowOf = async (ports: TestPorts, id: string): Promise<Row | undefined> => {
  const { organisations } = JSON.parse(await read(ports, '/api/v1/register.json')) as {
    organisations: Row[];
  };
  return organisations.find((row) => row.id === id);
};

const group = async () => {
  const ports = testPorts();
  const [child, parent] = [await publishedPledge(ports), await publishedPledge(ports, 'lee@sydlys.example')];
  const link = { organisationId: child.organisationId, parent: parent.organisationId };
  must(await askParent(ports, { ...link, who: child.personId }));
  return { ports, child, parent, link };
};

describe('the register as data names a parent', () => {
  it('once it has confirmed, as JSON and as CSV', async () => {
    const { ports, child, parent, link } = await group();
    expect(await rowOf(ports, child.organisationId)).not.toHaveProperty('parent');
    must(await confirmParent(ports, { ...link, who: parent.personId }));
    const named = { id: parent.organisationId, name: 'Nordlys Analys AB' };
    expect((await rowOf(ports, child.organisationId))?.parent).toEqual(named);
    expect(await read(ports, '/api/v1/register.csv')).toContain(
      `,${parent.organisationId},Nordlys Analys AB,,\r\n`,
    );
    const own = JSON.parse(await read(ports, `/api/v1/organisations/${child.organisationId}.json`));
    expect(own.parent).toEqual(named);
  });

  it('no longer where the link has ended, or one of them is taken down', async () => {
    const { ports, child, parent, link } = await group();
    must(await confirmParent(ports, { ...link, who: parent.personId }));
    must(await withhold(ports, { ...parent, staff: 'rita', reasons: 'A question is open.' }));
    expect(await rowOf(ports, child.organisationId)).not.toHaveProperty('parent');
    must(await endParent(ports, { ...link, who: child.personId }));
    expect(await read(ports, '/api/v1/register.csv')).not.toContain(`,${parent.organisationId},Nordlys`);
  });
});

describe('the register as data finds again what was merged', () => {
  it('by the ids of pledges and of imported entries, on the list and on the page of data', async () => {
    const ports = testPorts();
    const [own, other] = [await publishedPledge(ports), await publishedPledge(ports, 'lee@sydlys.example')];
    for (const name of ['Nord', 'Norden']) await listEarlierSignatory(ports, { name, source: 'a list' });
    const [nord, norden] = [listedIdOf('Nord'), listedIdOf('Norden')];
    must(await mergeListed(ports, { listedId: norden, into: nord, staff: 'rita' }));
    must(await mergeListed(ports, { listedId: nord, into: other.organisationId, staff: 'rita' }));
    const merger = { organisationId: other.organisationId, into: own.organisationId, staff: 'rita' };
    must(await mergePledge(ports, merger));
    await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, other.organisationId);
    const ids = [other.organisationId, nord, norden].sort();
    const row = await rowOf(ports, own.organisationId);
    expect(row?.formerIds).toEqual(ids);
    expect(row?.formerNames).toEqual(['Nord', 'Norden']);
    const data = JSON.parse(await read(ports, `/api/v1/organisations/${own.organisationId}.json`));
    expect([data.formerIds, data.formerNames]).toEqual([ids, ['Nord', 'Norden']]);
    expect(await read(ports, '/api/v1/register.csv')).toContain(`${ids.join('; ')},\r\n`);
  });

  it('but tells no id of a draft that was merged and never public', async () => {
    const { ports, parent } = await group();
    const draft = await completeDraft(ports, 'eva@nordlys.example');
    const merger = { organisationId: draft.organisationId, into: parent.organisationId, staff: 'rita' };
    must(await mergePledge(ports, merger));
    expect((await rowOf(ports, parent.organisationId))?.formerIds).toEqual([]);
  });
});
