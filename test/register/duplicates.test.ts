import { describe, expect, it } from 'vitest';
import { readCase } from '../../functions/office/read-case.ts';
import { taskEntity } from '../../functions/office/task.ts';
import { closeTask, readOpenTasks } from '../../functions/office/tasks.ts';
import type { OrganisationProfile } from '../../functions/organisations/profile.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { findDuplicates } from '../../functions/register/duplicates.ts';
import { commonTraits, foldedName } from '../../functions/register/likeness.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { listedIdOf } from '../../functions/register/listed.ts';
import { completeDraft, must, profile } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

const signed = async (
  ports: TestPorts,
  email: string,
  changes: Partial<OrganisationProfile>,
): Promise<string> => {
  const written = await completeDraft(ports, email);
  const section = { name: 'organisation' as const, values: profile(changes) };
  must(await saveSection(ports, { ...written, seenRev: 1, section }));
  const signing = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;
  must(await sendForSignature(ports, { ...written, language: 'en', signing }));
  await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, written.organisationId);
  return written.organisationId;
};

const duplicates = async (ports: TestPorts) =>
  (await readOpenTasks(ports)).map(({ task }) => task).filter(({ reason }) => reason === 'likely-duplicate');

describe('the folded name', () => {
  it.each([
    ['Nordlys Analys AB', 'nordlys analys'],
    ['NORDLYS ANALYS (publ) A.B.', 'nordlys analys publ'],
    ['Café Zürich GmbH & Co. KG', 'cafe zurich'],
    ['AB', 'ab'],
    ['', ''],
  ])('of %j is %j', (name, folded) => {
    expect(foldedName(name)).toBe(folded);
  });
});

describe('what two organisations have in common', () => {
  it('is a number of the same country, a LEI or a host of their own', () => {
    const one = {
      legalName: 'A',
      country: 'SE',
      registerNumber: '556677-8899',
      website: 'https://www.a.example/x',
    };
    const same = { legalName: 'B', country: 'SE', registerNumber: '5566778899', website: 'http://a.example' };
    expect(commonTraits(one, same)).toEqual(['register-number', 'website']);
    expect(commonTraits(one, { ...same, country: 'FI', website: 'https://b.example' })).toEqual([]);
    const page = { legalName: 'C', website: 'https://www.linkedin.com/company/c' };
    expect(commonTraits(page, { ...page, legalName: 'D' })).toEqual([]);
  });
});

describe('a signed pledge', () => {
  it('of an organisation that shares a trait with another is one task, however often it is told', async () => {
    const ports = testPorts();
    const first = await signed(ports, 'kim@nordlys.example', { legalName: 'Nordlys Analys AB' });
    expect(await duplicates(ports)).toEqual([]);
    const second = await signed(ports, 'lo@nordlys.example', { legalName: 'NORDLYS ANALYS' });
    const [task, ...more] = await duplicates(ports);
    expect([task?.organisationId, task?.about].sort()).toEqual([first, second].sort());
    expect(more).toEqual([]);
    const head = await load(ports.pact, pledgeHead, first);
    if (head === undefined) throw new Error('there is a head');
    await findDuplicates(ports, head, 1);
    expect(await duplicates(ports)).toHaveLength(1);
    must(await closeTask(ports, { taskId: task?.taskId ?? '', staff: 'rita', note: 'Two companies.' }));
    await findDuplicates(ports, head, 1);
    expect(await load(ports.pact, taskEntity, task?.taskId ?? '')).toMatchObject({ note: 'Two companies.' });
    expect(await duplicates(ports)).toEqual([]);
  });

  it('of an organisation unlike any other makes no task', async () => {
    const ports = testPorts();
    await signed(ports, 'kim@nordlys.example', { legalName: 'Nordlys Analys AB' });
    await signed(ports, 'lo@second.example', { legalName: 'Söderlys AB' });
    expect(await duplicates(ports)).toEqual([]);
  });

  it('is compared with earlier signatories of the same name', async () => {
    const ports = testPorts();
    const listed = { name: 'Nordlys Analys AB', source: 'A list', attribution: 'EU' };
    await listEarlierSignatory(ports, listed);
    const own = await signed(ports, 'kim@nordlys.example', { legalName: 'Nordlys Analys AB' });
    expect(await duplicates(ports)).toMatchObject([{ organisationId: own }]);
    const rita = await asStaff(ports);
    const [task] = await duplicates(ports);
    const page = await rita.get(`/office/compare/${task?.organisationId}/${task?.about}`);
    expect([page.status, page.body.includes('to merge it')]).toEqual([200, true]);
  });
});

describe('the page that compares two organisations', () => {
  it.each([
    ['Ørsted Vind A/S', 'Ørsted Vind A/S'],
    ['Łódź Dane', 'Lodz Dane'],
    ['Strasse & Weg', 'Straße & Weg'],
  ])('is found where a name has letters of its own: %s beside %s', async (listed, legalName) => {
    const ports = testPorts();
    await listEarlierSignatory(ports, { name: listed, source: 'a list' });
    const organisationId = await signed(ports, 'kim@orsted.example', { legalName });
    const about = listedIdOf(listed);
    expect(await duplicates(ports)).toMatchObject([{ organisationId, about }]);
    expect(await readCase(ports, organisationId)).toMatchObject({ sameName: [about] });
  });

  it('marks what differs, names what is common, and is reached from the task', async () => {
    const ports = testPorts();
    const number = { registerNumber: '556677-8899' };
    const one = await signed(ports, 'kim@nordlys.example', { ...number, legalName: 'Nordlys Analys AB' });
    const other = await signed(ports, 'lo@nordlys.example', { ...number, legalName: 'Nordlys Data AB' });
    const rita = await asStaff(ports);
    const [first, second] = [one, other].sort();
    const address = `/office/compare/${first}/${second}`;
    expect((await rita.get('/office/tasks')).body).toContain(`href="${address}"`);
    const page = await rita.get(address);
    expect(page.body).toContain('In common: register number');
    expect(page.body).toContain('<ins>Analys </ins>');
    expect((await rita.get(`/office/compare/${first}/nobody`)).status).toBe(404);
  });
});
