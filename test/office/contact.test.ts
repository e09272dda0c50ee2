import { describe, expect, it } from 'vitest';
import { memberEntity } from '../../functions/access/model.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { colleague, headOf } from '../support/colleagues.ts';
import { publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

const REASONS = 'Kim has left; Alex wrote from the same domain.';
const ALEX = 'alex@nordlys.example';

const opened = async () => {
  const ports = testPorts();
  const { organisationId, personId: kim } = await publishedPledge(ports);
  const page = `/office/pledges/${organisationId}`;
  return { ports, organisationId, kim, page, rita: await asStaff(ports) };
};

describe('staff hand the contact over', () => {
  it('to a colleague, with a reason that stays on the page of the pledge', async () => {
    const { ports, organisationId, kim, page, rita } = await opened();
    const alex = await colleague(ports, { organisationId, who: kim, email: ALEX });
    expect((await rita.get(`${page}/contact`)).body).toContain('kim@nordlys.example');
    const sent = await rita.post(`${page}/contact`, { email: ALEX, language: 'sv', reasons: REASONS });
    expect([sent.status, sent.location]).toEqual([303, `${page}?done=contact`]);
    expect((await headOf(ports, organisationId)).contact).toBe(alex);
    expect((await load(ports.pact, memberEntity, organisationId, kim))?.roles).toEqual([]);
    const shown = (await rita.get(`${page}?done=contact`)).body;
    expect([shown.includes(REASONS), shown.includes('The contact has been handed over')]).toEqual([
      true,
      true,
    ]);
  });

  it('to somebody new by an invitation', async () => {
    const { ports, organisationId, kim, page, rita } = await opened();
    const sent = await rita.post(`${page}/contact`, { email: ALEX, language: 'sv', reasons: REASONS });
    expect(sent.location).toBe(`${page}?done=contact-invited`);
    expect((await headOf(ports, organisationId)).contact).toBe(kim);
    expect((await rita.get(page)).body).toContain('A hand-over of the contact is open');
  });

  it('not without a reason, an address and a language, and not to who is contact', async () => {
    const { ports, organisationId, kim, page, rita } = await opened();
    const empty = await rita.post(`${page}/contact`, { email: 'x', reasons: ' ' });
    expect(empty.status).toBe(422);
    const self = { email: 'kim@nordlys.example', language: 'en', reasons: REASONS };
    const refused = await rita.post(`${page}/contact`, self);
    expect([refused.status, refused.body.includes('This person is the contact')]).toEqual([409, true]);
    expect((await headOf(ports, organisationId)).contact).toBe(kim);
    expect((await rita.get('/office/pledges/nobody/contact')).status).toBe(404);
  });

  it('is for reviewers', async () => {
    const { ports, page } = await opened();
    const editor = await asStaff(ports, ['editor']);
    expect((await editor.get(`${page}/contact`)).status).toBe(403);
  });
});
