import { describe, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { amend } from '../../functions/pledges/amend.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { changeText, sign } from '../support/amended.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';
import { seenOn } from '../support/staff-decision.ts';

const opened = async () => {
  const ports = testPorts();
  const pledge = await publishedPledge(ports);
  const other = await publishedPledge(ports, 'bo@sunnanvind.example');
  const page = `/office/pledges/${pledge.organisationId}`;
  return { ports, pledge, other, page, ada: await asStaff(ports, ['admin']) };
};

describe('the office', () => {
  it('sees what an amendment changes before the whole text', async () => {
    const { ports, pledge, page, ada } = await opened();
    must(await amend(ports, pledge));
    await changeText(ports, pledge, 'Write it down and do it twice');
    await sign(ports, pledge);
    const { body } = await ada.get(page);
    expect(body).toMatch(/<ins>.*twice/s);
    expect(body.indexOf('What changes')).toBeLessThan(body.indexOf('id="commitment-CORE-1"'));
  });

  it('corrects the spelling of a name, and keeps what was typed where that is refused', async () => {
    const { ports, pledge, page, ada } = await opened();
    expect((await ada.post(`${page}/name`, { name: ' ' })).status).toBe(422);
    const long = await ada.post(`${page}/name`, { name: 'x'.repeat(201) });
    expect(long.status).toBe(422);
    expect(long.body).toContain('x'.repeat(201));
    expect((await ada.post(`${page}/name`, { name: 'Nordlys Analyse AB' })).status).toBe(303);
    const head = await load(ports.pact, pledgeHead, pledge.organisationId);
    expect(head?.card).toMatchObject({ name: 'Nordlys Analyse AB', formerNames: ['Nordlys Analys AB'] });
    expect((await ada.get(`${page}?done=name`)).body).toContain('The name is corrected');
  });

  it('merges an organisation by the address of another, and takes that back', async () => {
    const { ports, pledge, other, page, ada } = await opened();
    expect((await ada.get(`${page}/merge?into=`)).status).toBe(422);
    expect((await ada.get(`${page}/merge?into=https://x.example/en/register/none`)).status).toBe(422);
    expect((await ada.get(`${page}/merge?into=${pledge.organisationId}`)).status).toBe(422);
    const address = encodeURIComponent(`https://x.example/en/register/${other.organisationId}?a=b`);
    const asked = await ada.get(`${page}/merge?into=${address}`);
    const merger = { into: other.organisationId, seen: seenOn(asked, `${page}/merge`) };
    expect((await ada.post(`${page}/merge`, merger)).status).toBe(303);
    expect((await ada.post(`${page}/merge`, merger)).status).toBe(409);
    expect((await ada.get(`${page}/merge?into=${address}`)).status).toBe(409);
    expect((await ada.get(page)).body).toContain('Take the merger back');
    expect((await ada.post(`${page}/unmerge`)).status).toBe(303);
    const head = await load(ports.pact, pledgeHead, pledge.organisationId);
    expect(head).toMatchObject({ current: { state: 'published' } });
    expect(head?.merged).toBeUndefined();
  });
});
