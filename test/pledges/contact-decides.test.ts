import { beforeEach, describe, expect, it } from 'vitest';
import { askParent, confirmParent, endParent } from '../../functions/organisations/group/parent.ts';
import { replaceContact } from '../../functions/organisations/people/hand-over.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { deleteDraft } from '../../functions/pledges/delete-draft.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { colleague, headOf } from '../support/colleagues.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { completeDraft, must, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asPerson } from '../support/signed-in.ts';
import { siteOver } from '../support/sites.ts';

const NOT_CONTACT = { ok: false, refusal: { why: 'people', fault: 'not-contact' } };

let ports: TestPorts;
beforeEach(() => {
  ports = testPorts();
});

/** Staff give the organisation another contact, as somebody who was it has a form open still. */
const replaced = async (pledge: Written): Promise<void> => {
  const { organisationId } = pledge;
  const email = 'alex@nordlys.example';
  await colleague(ports, { organisationId, who: pledge.personId, email });
  must(
    await replaceContact(ports, { organisationId, staff: 'rita', email, language: 'en', reasons: 'Left.' }),
  );
};

describe('who is the contact no more', () => {
  it('withdraws nothing', async () => {
    const pledge = await publishedPledge(ports);
    await replaced(pledge);
    expect(await withdraw(ports, pledge)).toEqual(NOT_CONTACT);
    expect((await headOf(ports, pledge.organisationId)).current?.state).toBe('published');
  });

  it('deletes no draft', async () => {
    const draft = await completeDraft(ports);
    await replaced(draft);
    const { organisationId, personId: who } = draft;
    const seenRev = (await load(ports.pact, draftEntity, organisationId))?.rev ?? 0;
    expect(await deleteDraft(ports, { organisationId, who, seenRev })).toEqual(NOT_CONTACT);
    expect((await headOf(ports, organisationId)).pending?.state).toBe('draft');
  });

  it('reads so, where the page was opened as the contact', async () => {
    const pledge = await publishedPledge(ports);
    const site = siteOver(meanwhile(ports, 'pledge-head', () => replaced(pledge)));
    const kim = await asPerson(ports, pledge.personId, site);
    const answer = await kim.post(`/en/my/${pledge.organisationId}/withdraw`, { confirm: 'yes' });
    expect(answer.status).toBe(403);
    expect(answer.body).toContain('contact');
    expect((await headOf(ports, pledge.organisationId)).current?.state).toBe('published');
  });

  it.each(['parent', 'subsidiary'] as const)('of the %s confirms and ends no link', async (side) => {
    const child = await publishedPledge(ports, 'anna@anna.example');
    const parent = await publishedPledge(ports, 'bert@bert.example');
    const link = { organisationId: child.organisationId, parent: parent.organisationId };
    must(await askParent(ports, { ...link, who: child.personId }));
    const own = side === 'parent' ? parent : child;
    await replaced(own);
    expect(await confirmParent(ports, { ...link, who: own.personId })).toEqual(NOT_CONTACT);
    expect(await endParent(ports, { ...link, who: own.personId })).toEqual(NOT_CONTACT);
    expect((await headOf(ports, child.organisationId)).parent?.state).toBe('asked');
  });
});
