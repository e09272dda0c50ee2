import { describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { withdraw, withhold } from '../../functions/pledges/public-text.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { readOrganisation } from '../../functions/register/read-organisation.ts';
import { completeDraft, must, publishedPledge, signedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

describe('what is public of an organisation', () => {
  it('is nothing while there is only a draft', async () => {
    const ports = testPorts();
    const { organisationId } = await completeDraft(ports);
    expect(await readOrganisation(ports, organisationId)).toBeUndefined();
  });

  it('is nothing while a signed pledge waits for the AI Office', async () => {
    const ports = testPorts();
    const { organisationId } = await signedPledge(ports);
    expect(await readOrganisation(ports, organisationId)).toBeUndefined();
  });

  it('is the signed text with its hash and the day its report is due, once published', async () => {
    const ports = testPorts();
    const { organisationId, head } = await publishedPledge(ports);
    expect(await readOrganisation(ports, organisationId)).toMatchObject({
      view: 'published',
      sha256: head.current?.sha256,
      version: 1,
      organisation: { legalName: 'Nordlys Analys AB' },
      commitments: [{ id: 'CORE-1' }, { id: 'CORE-2' }, { id: 'CORE-3' }],
      reports: [{ cycle: '1', state: 'scheduled', due: '2027-11-22', text: undefined }],
      events: [{ what: 'published', version: 1 }],
    });
  });

  it('never holds a person: no name, no address, no id, no hash of a signatory', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await publishedPledge(ports);
    const seen = JSON.stringify(await readOrganisation(ports, organisationId));
    for (const secret of [
      'Kim Berg',
      'kim@nordlys.example',
      'Head of AI',
      personId,
      'signer',
      'rita',
      'who',
    ]) {
      expect(seen).not.toContain(secret);
    }
  });

  it('leaves out the register number', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    const found = await readOrganisation(ports, organisationId);
    expect(found?.view === 'published' && Object.keys(found.organisation)).not.toContain('registerNumber');
  });

  it('shows the published name even while a draft carries another', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    const head = await load(ports.pact, pledgeHead, organisationId);
    if (head === undefined) throw new Error('no head');
    await save(ports.pact, pledgeHead, { ...head, name: 'Name of the draft' });
    expect((await readOrganisation(ports, organisationId))?.entry.name).toBe('Nordlys Analys AB');
  });

  it('is the name and the days alone while staff look into it, without their reasons', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    must(await withhold(ports, { organisationId, staff: 'rita', reasons: 'a complaint by Mr X' }));
    const found = await readOrganisation(ports, organisationId);
    expect(found).toMatchObject({ view: 'withheld', entry: { card: undefined, reports: [] } });
    expect(JSON.stringify(found)).not.toContain('complaint');
  });

  it('is a tombstone with the reason once withdrawn', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await publishedPledge(ports);
    must(await withdraw(ports, { organisationId, personId, reasons: 'We merged' }));
    expect(await readOrganisation(ports, organisationId)).toMatchObject({
      view: 'withdrawn',
      reason: 'We merged',
      entry: { name: 'Nordlys Analys AB', publishedAt: '2026-11-22T09:00:00.000Z' },
    });
  });

  it('is only the name of who signed before this register', async () => {
    const ports = testPorts();
    const { organisationId } = must(
      await listEarlierSignatory(ports, { name: 'Ærø Data', source: 'a list' }),
    );
    expect(await readOrganisation(ports, organisationId)).toMatchObject({
      view: 'listed',
      entry: { kind: 'listed', name: 'Ærø Data', source: 'a list' },
    });
  });

  it('is nothing for an id that nobody has', async () => {
    expect(await readOrganisation(testPorts(), 'nobody')).toBeUndefined();
  });
});
