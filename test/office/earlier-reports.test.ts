import { describe, expect, it } from 'vitest';
import { create, load } from '../../functions/platform/store/entity.ts';
import { registerCsv } from '../../functions/register/api/csv.ts';
import { organisationData } from '../../functions/register/api/organisation-data.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { listedEntity } from '../../functions/register/listed.ts';
import { listedHistoryVerifies, standingReports } from '../../functions/register/listed-history.ts';
import { mergeListed } from '../../functions/register/merge.ts';
import { readEntries } from '../../functions/register/read-entries.ts';
import { readOrganisation } from '../../functions/register/read-organisation.ts';
import { must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asNobody, asStaff } from '../support/signed-in.ts';
import { siteOver } from '../support/sites.ts';

const REPORT = {
  'received-day': '17',
  'received-month': '12',
  'received-year': '2025',
  period: 'the first year',
  link: 'https://nordlys.example/report',
};

const scene = async () => {
  const ports = testPorts();
  const { organisationId } = must(await listEarlierSignatory(ports, { name: 'Nordlys', source: 'A list' }));
  return {
    ports,
    organisationId,
    erik: await asStaff(ports, ['editor']),
    entry: `/office/listed/${organisationId}`,
  };
};

const reportField = (body: string): string => /name="report" value="([^"]+)"/.exec(body)?.[1] ?? '';

const historyOf = async (ports: TestPorts, id: string) => (await load(ports.pact, listedEntity, id))?.history;

describe('a report received before this register', () => {
  it('is put down by staff and shown publicly as recorded by the AI Office, in both languages', async () => {
    const { ports, organisationId, erik, entry } = await scene();
    expect((await erik.post(`${entry}/reports`, REPORT)).location).toBe(`${entry}?done=recorded`);
    const anybody = asNobody(siteOver(ports));
    const { body } = await anybody.get(`/en/register/${organisationId}`);
    expect(body).toContain('Recorded by the AI Office');
    expect(body).toContain('received on 17 December 2025');
    expect(body).toContain('href="https://nordlys.example/report"');
    expect((await anybody.get(`/sv/register/${organisationId}`)).body).toContain('Antecknat av AI-byrån');
  });

  it('stands in the open data, and moves no date and no ladder', async () => {
    const { ports, organisationId, erik, entry } = await scene();
    await erik.post(`${entry}/reports`, REPORT);
    const found = await readOrganisation(ports, organisationId);
    if (found === undefined) throw new Error('the entry is public');
    const data = organisationData(found, { asOf: '2026-11-22T09:00:00.000Z', siteUrl: 'https://x.example' });
    const { link, period } = REPORT;
    expect(data).toMatchObject({
      state: 'listed',
      earlierReports: [{ receivedOn: '2025-12-17', period, link }],
    });
    expect(registerCsv(await readEntries(ports), 'https://x.example').join('')).toContain('2025-12-17');
    expect(ports.pact.items().filter(({ type }) => type === 'step' || type === 'pledge-head')).toEqual([]);
    expect(ports.sent.items()).toEqual([]);
  });

  it('can be taken back, and the history keeps who did what', async () => {
    const { ports, organisationId, erik, entry } = await scene();
    await erik.post(`${entry}/reports`, REPORT);
    const [link] = (await historyOf(ports, organisationId)) ?? [];
    await erik.post(`${entry}/reports/remove`, { report: link?.report?.id ?? '' });
    const history = await historyOf(ports, organisationId);
    expect(history?.map(({ what, who }) => [what, who])).toEqual([
      ['report-recorded', 'staff:rita'],
      ['report-removed', 'staff:rita'],
    ]);
    expect(listedHistoryVerifies(history)).toBe(true);
    expect(listedHistoryVerifies(history?.map((one) => ({ ...one, who: 'staff:eve' })))).toBe(false);
    const found = await readOrganisation(ports, organisationId);
    expect(found?.view === 'listed' ? found.entry.earlierReports : undefined).toEqual([]);
    expect((await erik.get(entry)).body).toContain('Earlier report removed');
  });

  it('sent twice is one report', async () => {
    const { ports, organisationId, erik, entry } = await scene();
    const report = reportField((await erik.get(entry)).body);
    await erik.post(`${entry}/reports`, { ...REPORT, report });
    await erik.post(`${entry}/reports`, { ...REPORT, report });
    expect(await historyOf(ports, organisationId)).toHaveLength(1);
  });

  it('typed over another that was just put down, on the page that the browser went back to, is one more', async () => {
    const { ports, organisationId, erik, entry } = await scene();
    const report = reportField((await erik.get(entry)).body);
    const second = { ...REPORT, report, period: 'the second year' };
    await erik.post(`${entry}/reports`, { ...REPORT, report });
    await erik.post(`${entry}/reports`, second);
    await erik.post(`${entry}/reports`, second);
    const reports = standingReports(await historyOf(ports, organisationId));
    expect(reports.map(({ period }) => period).sort()).toEqual(['the first year', 'the second year']);
  });

  it.each([
    ['a day that is not', { 'received-day': '31', 'received-month': '2' }, 'Enter a day that exists'],
    ['a day to come', { 'received-year': '2027' }, 'not in the future'],
    ['no period', { period: ' ' }, 'Say what time the report is about'],
    ['an endless period', { period: 'x'.repeat(101) }, '100 characters or fewer'],
    ['a link that is no https', { link: 'http://nordlys.example' }, 'must begin with https://'],
    ['a link that is a script', { link: 'javascript:alert(1)' }, 'must begin with https://'],
  ])('is refused with what to do about it, and kept typed: %s', async (_, wrong, words) => {
    const { ports, organisationId, erik, entry } = await scene();
    const page = await erik.post(`${entry}/reports`, { ...REPORT, ...wrong });
    expect(page.status).toBe(422);
    expect(page.body).toContain(words);
    expect(await historyOf(ports, organisationId)).toBeUndefined();
  });

  it('has what staff typed shown as text', async () => {
    const { ports, organisationId, erik, entry } = await scene();
    await erik.post(`${entry}/reports`, { ...REPORT, period: '<b>2025</b>' });
    const { body } = await asNobody(siteOver(ports)).get(`/en/register/${organisationId}`);
    expect(body).toContain('&lt;b>2025');
  });

  it('follows its entry into the one that stands for it, and is refused at the merged one', async () => {
    const { ports, organisationId, erik, entry } = await scene();
    await erik.post(`${entry}/reports`, REPORT);
    const other = must(await listEarlierSignatory(ports, { name: 'Nordlys Group', source: 'A list' }));
    must(await mergeListed(ports, { listedId: organisationId, into: other.organisationId, staff: 'rita' }));
    const found = await readOrganisation(ports, other.organisationId);
    expect(found?.view === 'listed' ? found.entry.earlierReports : []).toHaveLength(1);
    expect((await erik.post(`${entry}/reports`, REPORT)).status).toBe(409);
  });
});

describe('an entry of a former shape', () => {
  it('is read as one without history', async () => {
    const ports = testPorts();
    await create(
      ports.pact,
      { ...listedEntity, shape: 2 },
      {
        rev: 1,
        organisationId: 'old',
        name: 'Old',
        source: 's',
        attribution: 'a',
      },
    );
    expect(await load(ports.pact, listedEntity, 'old')).toMatchObject({ name: 'Old' });
  });
});
