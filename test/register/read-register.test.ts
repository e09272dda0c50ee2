import { describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { type PledgeHead, pledgeHead } from '../../functions/pledges/head.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { filterOf, filterQuery } from '../../functions/register/filter.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { PAGE_SIZE, readRegister } from '../../functions/register/read-register.ts';
import { completeDraft, must, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const search = async (ports: TestPorts, query = '', page = 1) => {
  const found = await readRegister(ports, { filter: filterOf(new URLSearchParams(query)), page });
  return { ...found, names: found.entries.map((entry) => entry.name) };
};

/** A published pledge whose row differs. */
const published = async (
  ports: TestPorts,
  name: string,
  change: (head: PledgeHead) => Partial<PledgeHead> = () => ({}),
) => {
  const { organisationId, personId } = await publishedPledge(ports, `${name.toLowerCase()}@x.example`);
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head?.card === undefined) throw new Error('nothing published');
  const named = { ...head, card: { ...head.card, name } };
  await save(ports.pact, pledgeHead, { ...named, ...change(named) });
  return { organisationId, personId };
};

const card = (changes: Partial<NonNullable<PledgeHead['card']>>) => (head: PledgeHead) =>
  head.card === undefined ? {} : { card: { ...head.card, ...changes } };

const reportState = (state: 'overdue' | 'not-received' | 'returned') => (head: PledgeHead) => {
  const report = head.reports['1'];
  return report === undefined ? {} : { reports: { '1': { ...report, state } } };
};

describe('the public register', () => {
  it('lists what is published in the order of names, marks and case folded', async () => {
    const ports = testPorts();
    for (const name of ['Zeta', 'öresund', 'Alfa', 'Oslo']) await published(ports, name);
    expect((await search(ports)).names).toEqual(['Alfa', 'öresund', 'Oslo', 'Zeta']);
  });

  it('holds no draft', async () => {
    const ports = testPorts();
    await completeDraft(ports);
    expect((await search(ports)).total).toBe(0);
  });

  it('keeps a withdrawn pledge as a row without content', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await published(ports, 'Gone');
    must(await withdraw(ports, { organisationId, personId }));
    expect((await search(ports)).entries).toMatchObject([
      { name: 'Gone', state: 'withdrawn', card: undefined },
    ]);
  });

  it('finds by part of a name, whatever its case and marks', async () => {
    const ports = testPorts();
    await published(ports, 'Öresund Data');
    await published(ports, 'Alfa');
    expect((await search(ports, 'q=oresund')).names).toEqual(['Öresund Data']);
    expect((await search(ports, 'q=ÖRE')).names).toEqual(['Öresund Data']);
  });

  it('finds by a former name', async () => {
    const ports = testPorts();
    await published(ports, 'New', card({ name: 'New', formerNames: ['Oldname'] }));
    expect((await search(ports, 'q=oldn')).names).toEqual(['New']);
  });

  it.each([
    ['country=DE', card({ country: 'DE' })],
    ['sector=energy', card({ sector: 'energy' })],
    ['role=other', card({ roles: ['other'] })],
    ['size=large', card({ sizeBand: 'large' })],
    ['commitment=DEPL-6', card({ commitments: ['CORE-1', 'DEPL-6'] })],
    ['report=overdue', reportState('overdue')],
    ['report=not-received', reportState('not-received')],
    ['report=checked', reportState('returned')],
  ])('filters by %s', async (query, change) => {
    const ports = testPorts();
    await published(ports, 'Other');
    await published(ports, 'Wanted', (head) => ({ ...change(head) }));
    const { entries, total } = await search(ports, query);
    expect(total).toBe(1);
    expect(entries[0]?.id).toBeDefined();
  });

  it('takes a filter that it does not know for none', async () => {
    const ports = testPorts();
    await published(ports, 'Alfa');
    expect((await search(ports, 'country=%00&sector=nonsense&role=%3Cscript%3E&commitment=X')).total).toBe(1);
  });

  it('shows who signed before only where nothing but a name is asked for', async () => {
    const ports = testPorts();
    await listEarlierSignatory(ports, { name: 'Earlier', source: 'a list' });
    expect((await search(ports, 'q=earl')).names).toEqual(['Earlier']);
    expect((await search(ports, 'sector=software')).total).toBe(0);
  });

  it('drops the earlier entry of who has a pledge here', async () => {
    const ports = testPorts();
    await listEarlierSignatory(ports, { name: 'ALFA', source: 'a list' });
    await published(ports, 'Alfa');
    expect((await search(ports)).entries).toMatchObject([{ kind: 'pledge', name: 'Alfa' }]);
  });

  it('lists the same name once, however often and however written it comes', async () => {
    const ports = testPorts();
    for (const name of ['Àlfa', 'alfa', ' ALFA '])
      await listEarlierSignatory(ports, { name, source: 'a list' });
    expect((await search(ports)).names).toEqual(['Àlfa']);
  });

  it('refuses to list a name without letters', async () => {
    expect(
      await listEarlierSignatory(testPorts(), { name: '\u202e \u0000', source: 'a list' }),
    ).toMatchObject({
      ok: false,
    });
  });

  it('pages, and takes a page beyond the end for the last', async () => {
    const ports = testPorts();
    for (let at = 0; at < PAGE_SIZE + 3; at += 1) {
      await listEarlierSignatory(ports, { name: `N${String(at).padStart(3, '0')}`, source: 'a list' });
    }
    expect(await search(ports)).toMatchObject({ total: PAGE_SIZE + 3, page: 1, pages: 2 });
    expect((await search(ports, '', 99)).names).toEqual(['N050', 'N051', 'N052']);
  });

  it('writes a filter as the query that leads to it again', () => {
    const filter = filterOf(new URLSearchParams('q=a%26b&sector=energy&page=4'));
    expect(filterOf(new URLSearchParams(filterQuery(filter, 2)))).toEqual(filter);
  });
});
