import { describe, expect, it } from 'vitest';
import { load } from '../../../functions/platform/store/entity.ts';
import { setClosingDate } from '../../../functions/pledges/closing-date.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { withdraw } from '../../../functions/pledges/public-text.ts';
import { completeDraft, must, publishedPledge } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { asNobody, asPerson } from '../../support/signed-in.ts';
import { siteOver } from '../../support/sites.ts';

const CLOSED = 'Signing closed on 1 June 2026';
const close = async (ports: TestPorts): Promise<void> => {
  must(await setClosingDate(ports, { staff: 'ada', day: '2026-06-01', seenRev: 0 }));
};

describe('once signing has closed', () => {
  it('nobody is asked to begin, and is told why', async () => {
    const ports = testPorts();
    const anybody = asNobody(siteOver(ports));
    expect((await anybody.get('/en')).body).toContain('href="/en/pledge" class="govuk-button');
    await close(ports);
    const { body } = await anybody.get('/en/pledge');
    expect(body).toContain(CLOSED);
    expect(body).not.toContain('Confirm your e-mail and start');
    expect((await anybody.get('/en')).body).not.toContain('href="/en/pledge" class="govuk-button');
  });

  it('nobody begins another, and what was begun is still there', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await completeDraft(ports);
    await close(ports);
    const kim = await asPerson(ports, personId);
    for (const page of ['/en/my', '/en/pledge']) {
      const { body } = await kim.get(page);
      expect(body).toContain(CLOSED);
      expect(body).not.toContain('action="/en/pledge"');
      expect(body).toContain(`href="/en/my/${organisationId}"`);
    }
    const heads = () => ports.pact.items().filter(({ type }) => type === pledgeHead.type);
    const started = await kim.post('/en/pledge', { after: '1' });
    expect([started.status, heads().length]).toEqual([409, 1]);
    expect(started.body).toContain(CLOSED);
  });

  it.each(['amend', 'renew'])('no text is begun that could not be signed: %s', async (change) => {
    const ports = testPorts();
    const written = await publishedPledge(ports);
    if (change === 'renew') must(await withdraw(ports, written));
    const kim = await asPerson(ports, written.personId);
    const root = `/en/my/${written.organisationId}`;
    expect((await kim.get(root)).body).toContain(`href="${root}/${change}"`);
    await close(ports);
    const status = (await kim.get(root)).body;
    expect(status).toContain(CLOSED);
    expect(status).not.toContain(`href="${root}/${change}"`);
    const asked = await kim.get(`${root}/${change}`);
    expect(asked.body).toContain(CLOSED);
    expect(asked.body).not.toContain('class="govuk-button"');
    expect((await kim.post(`${root}/${change}`)).status).toBe(409);
    expect((await load(ports.pact, pledgeHead, written.organisationId))?.pending).toBeUndefined();
  });

  it('a pledge can still be withdrawn', async () => {
    const ports = testPorts();
    const written = await publishedPledge(ports);
    await close(ports);
    const kim = await asPerson(ports, written.personId);
    const root = `/en/my/${written.organisationId}`;
    expect((await kim.get(root)).body).toContain(`href="${root}/withdraw"`);
  });
});
