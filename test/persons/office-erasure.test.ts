import { beforeEach, describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { addressHash, personEntity } from '../../functions/access/model.ts';
import { readOpenTasks } from '../../functions/office/tasks.ts';
import { erasedEntity } from '../../functions/persons/tombstone.ts';
import { create, load } from '../../functions/platform/store/entity.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { listedEntity, listedIdOf } from '../../functions/register/listed.ts';
import { colleague, headOf } from '../support/colleagues.ts';
import { awaitingSignature, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { round } from '../support/round.ts';
import { asStaff } from '../support/signed-in.ts';
import type { SiteClient } from '../support/site-client.ts';

const KIM = 'kim@nordlys.example';
const PERSONS = '/office/persons';
const SURE = { reference: 'DP-2026/17', sure: 'yes' };

let ports: TestPorts;
let ada: SiteClient;
beforeEach(async () => {
  ports = testPorts();
  ada = await asStaff(ports, ['admin']);
});

const settled = (organisationId: string) =>
  settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
const tableText = (): string => JSON.stringify([...ports.pact.items(), ...ports.sent.items()]);

describe('staff who erase a person on request', () => {
  it('find the person by address or by id, and no address stands in an address', async () => {
    const { personId } = await publishedPledge(ports, KIM);
    for (const who of [' KIM@nordlys.example', personId]) {
      const found = await ada.post(PERSONS, { who });
      expect([found.status, found.location]).toEqual([303, `${PERSONS}/${personId}`]);
    }
  });

  it('are told who is not there and what is missing, with what they typed', async () => {
    for (const who of ['', 'nobody@x.example', 'no-such-id', '<script>', '__proto__']) {
      const found = await ada.post(PERSONS, { who });
      expect(found.status).toBe(422);
      expect(found.body).not.toContain('<script>x');
    }
    expect((await ada.post(PERSONS, { who: 'nobody@x.example' })).body).toContain('value="nobody@x.example"');
    expect((await ada.get(`${PERSONS}/no-such-id`)).status).toBe(404);
    expect((await ada.post(`${PERSONS}/no-such-id`, SURE)).status).toBe(404);
    expect(ports.sent.items()).toEqual([]);
  });

  it('see beforehand what goes, what stays, and that the contact of an organisation goes with it', async () => {
    const { organisationId, personId } = await publishedPledge(ports, KIM);
    const { body } = await ada.get(`${PERSONS}/${personId}`);
    for (const words of [
      KIM,
      personId,
      'Nordlys Analys AB',
      'The roles in 1 organisation',
      'The contact details on the form of 1 organisation',
      'Pledges and reports, also those that the person signed',
      'The organisation loses its contact. A task asks staff to find another.',
      'The signature stays valid',
      `/office/pledges/${organisationId}/contact`,
    ])
      expect(body).toContain(words);
    expect(await load(ports.pact, personEntity, personId)).toBeDefined();
  });

  it('see who becomes contact, and whose text becomes a draft again', async () => {
    const { organisationId, personId: kim, alva } = await awaitingSignature(ports);
    await colleague(ports, { organisationId, who: kim, email: 'bea@nordlys.example', roles: ['backup'] });
    expect((await ada.get(`${PERSONS}/${kim}`)).body).toContain(
      'bea@nordlys.example is the backup contact and becomes the contact',
    );
    expect((await ada.get(`${PERSONS}/${alva}`)).body).toContain('becomes a draft again');
  });

  it('erase for good only with a reference that names nobody, and the confirmation', async () => {
    const { personId } = await publishedPledge(ports, KIM);
    const page = `${PERSONS}/${personId}`;
    for (const fields of [
      {},
      { sure: 'yes' },
      { reference: 'DP-1' },
      { ...SURE, reference: KIM },
      { ...SURE, reference: 'x'.repeat(81) },
    ])
      expect((await ada.post(page, fields)).status).toBe(422);
    expect((await ada.post(page, { reference: 'DP-1' })).body).toContain('value="DP-1"');
    expect(await load(ports.pact, personEntity, personId)).toBeDefined();
    const done = await ada.post(page, SURE);
    expect([done.status, done.location]).toEqual([303, `${page}?done=yes`]);
    expect(JSON.stringify(ports.pact.items())).not.toContain(KIM);
    expect(await load(ports.sent, erasedEntity, personId)).toMatchObject({
      by: 'staff:rita',
      reference: 'DP-2026/17',
    });
  });

  it('leave a task where no contact is left, and the pledge public', async () => {
    const { organisationId, personId, head } = await publishedPledge(ports, KIM);
    await ada.post(`${PERSONS}/${personId}`, SURE);
    await settled(organisationId);
    expect(await readOpenTasks(ports)).toMatchObject([
      { task: { organisationId, reason: 'contact-erased' } },
    ]);
    expect((await headOf(ports, organisationId)).current).toEqual(head.current);
  });

  it('read afterwards when, by whom, under which reference, and when nothing can come back any more', async () => {
    const { personId } = await publishedPledge(ports, KIM);
    const page = `${PERSONS}/${personId}`;
    const told = await ada.get((await ada.post(page, SURE)).location ?? '');
    for (const words of ['The person is erased.', 'DP-2026/17', 'AI Office (rita)', 'within the hour'])
      expect(told.body).toContain(words);
    expect((await ada.post(page, SURE)).status).toBe(200);
    ports.clock.advance(3_600_000);
    await round({ ...ports, suppression: { forget: async () => undefined } });
    const later = (await ada.get(page)).body;
    expect([later.includes('The address is off its list'), later.includes('next look is on')]).toEqual([
      true,
      true,
    ]);
    expect(tableText()).not.toContain(KIM);
    expect((await ada.post(PERSONS, { who: personId })).location).toBe(page);
    expect((await ada.post(PERSONS, { who: KIM })).status).toBe(422);
  });

  it('can erase an address that stands beside an imported name and belongs to nobody yet', async () => {
    const organisationId = listedIdOf('Nordlys');
    const contactHash = addressHash('eva@nordlys.example');
    const listed = { rev: 1, organisationId, name: 'Nordlys', source: 's', attribution: 'a', contactHash };
    await create(ports.pact, listedEntity, listed);
    const found = await ada.post(PERSONS, { who: 'eva@nordlys.example' });
    expect((await ada.get(found.location ?? '')).body).toContain('The key by which 1 imported entry');
    await ada.post(found.location ?? '', SURE);
    expect(await load(ports.pact, listedEntity, organisationId)).not.toHaveProperty('contactHash');
    expect(JSON.stringify(ports.pact.items())).not.toContain(contactHash);
  });

  it('are administrators: nobody else finds a person, and settings lead nobody else there', async () => {
    const { personId } = await ensurePerson(ports, { email: KIM, language: 'sv' });
    const rita = await asStaff(ports, ['reviewer', 'editor']);
    expect((await rita.post(PERSONS, { who: KIM })).status).toBe(403);
    expect((await rita.post(`${PERSONS}/${personId}`, SURE)).status).toBe(403);
    expect((await rita.get('/office/settings')).body).not.toContain(PERSONS);
    expect((await ada.get('/office/settings')).body).toContain(`href="${PERSONS}"`);
  });
});
