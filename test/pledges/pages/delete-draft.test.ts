import { describe, expect, it } from 'vitest';
import { peopleRoutes } from '../../../functions/organisations/people/routes.ts';
import { settle } from '../../../functions/pledges/settle.ts';
import { fieldOf, locationOf, person, visitorAt } from '../../support/ask.ts';
import { colleague, headOf } from '../../support/colleagues.ts';
import { completeDraft } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { ownPledgeRoutes } from '../../support/sites.ts';

const at = (ports: TestPorts, personId: string, email: string) =>
  visitorAt([...ownPledgeRoutes, ...peopleRoutes], { ports, visitor: person(personId, email) });

const begun = async () => {
  const ports = testPorts();
  const { organisationId, personId } = await completeDraft(ports);
  const alex = await colleague(ports, { organisationId, who: personId, email: 'alex@nordlys.example' });
  return {
    ports,
    organisationId,
    root: `/en/my/${organisationId}`,
    kim: at(ports, personId, 'kim@nordlys.example'),
    alex: at(ports, alex, 'alex@nordlys.example'),
  };
};

describe('the page that deletes a draft', () => {
  it('is linked for the contact alone, says what goes, and changes nothing by being opened', async () => {
    const { kim, alex, root, ports, organisationId } = await begun();
    expect((await kim.get(root)).body).toContain(`href="${root}/delete"`);
    expect((await alex.get(root)).body).not.toContain(`${root}/delete`);
    const page = await kim.get(`${root}/delete`);
    expect(page.body).toContain('Your colleague can no longer open it, and is told by mail.');
    expect((await headOf(ports, organisationId)).pending?.state).toBe('draft');
  });

  it('is in Swedish on the Swedish site', async () => {
    const { kim, organisationId } = await begun();
    expect((await kim.get(`/sv/my/${organisationId}/delete`)).body).toContain('Radera utkastet');
  });

  it('leads to the own pledges, which say that it is gone, and the draft opens for nobody', async () => {
    const { kim, alex, root, ports, organisationId } = await begun();
    const seenRev = fieldOf(await kim.get(`${root}/delete`), 'seenRev');
    expect(locationOf(await kim.post(`${root}/delete`, { seenRev }))).toBe('/en/my?deleted=yes');
    expect((await kim.get('/en/my?deleted=yes')).body).toContain('The draft has been deleted.');
    // At once, though the people's own items follow with the stream.
    for (const who of [kim, alex]) expect((await who.get('/en/my')).body).not.toContain(root);
    await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
    for (const who of [kim, alex]) expect((await who.get('/en/my')).body).not.toContain(root);
  });

  it('asks again where the draft has moved, and says when', async () => {
    const { kim, root, ports, organisationId } = await begun();
    const answer = await kim.post(`${root}/delete`, { seenRev: '1' });
    expect([answer.status, answer.body.includes('Somebody has changed the draft')]).toEqual([409, true]);
    expect((await headOf(ports, organisationId)).pending?.state).toBe('draft');
  });
});
