import { beforeEach, describe, expect, it } from 'vitest';
import { memberEntity, personEntity } from '../../functions/access/model.ts';
import { changeRoles } from '../../functions/organisations/people/change-member.ts';
import { acceptContact, offerContact } from '../../functions/organisations/people/hand-over.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { correctName } from '../../functions/pledges/correct-name.ts';
import { deleteDraft } from '../../functions/pledges/delete-draft.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { writingSince } from '../../functions/pledges/history.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { mergeListed } from '../../functions/register/merge.ts';
import { mergePledge, unmergePledge } from '../../functions/register/merge-pledge.ts';
import { movedTo } from '../../functions/register/moved.ts';
import { readEntries } from '../../functions/register/read-entries.ts';
import { readAgain } from '../../functions/reminders/read-again.ts';
import { stepEntity, stepSortKey } from '../../functions/reminders/step.ts';
import { judgeListed } from '../../operate/verify/judge-listed.ts';
import { colleague, headOf } from '../support/colleagues.ts';
import { completeDraft, must, publishedPledge, type Written } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';

const workflows = { startReportYear: async () => undefined };

let ports: TestPorts;
/** Of Kim; it stays. */
let nordlys: Written;
/** Of Bo, with Eva as an editor; it is merged into the other. */
let sunnanvind: Written;
let eva: string;

const settled = async () => {
  for (const { organisationId } of [sunnanvind, nordlys, sunnanvind, nordlys])
    await settle({ ...ports, workflows }, organisationId);
};
const merge = async () => {
  const request = { organisationId: sunnanvind.organisationId, into: nordlys.organisationId };
  must(await mergePledge(ports, { ...request, staff: 'erik' }));
  await settled();
};
const unmerge = async () => {
  must(await unmergePledge(ports, { organisationId: sunnanvind.organisationId, staff: 'erik' }));
  await settled();
};
const peopleOf = async ({ organisationId }: Written) =>
  Object.keys((await headOf(ports, organisationId)).people ?? {}).sort();
/** The sort key of the first reminder of a draft since the organisation last got the pen. */
const firstReminder = async (organisationId: string) =>
  stepSortKey('draft', String(writingSince(await headOf(ports, organisationId))), 'day-14');
const rolesAtNordlys = async (personId: string) =>
  (await load(ports.pact, memberEntity, nordlys.organisationId, personId))?.roles;

beforeEach(async () => {
  ports = testPorts();
  nordlys = await publishedPledge(ports, 'kim@nordlys.example');
  sunnanvind = await publishedPledge(ports, 'bo@sunnanvind.example');
  must(await correctName(ports, { ...sunnanvind, staff: 'rita', name: 'Sunnanvind AB' }));
  const { organisationId, personId: who } = sunnanvind;
  eva = await colleague(ports, { organisationId, who, email: 'eva@sunnanvind.example' });
});

describe('a merger that is taken back', () => {
  it('leaves none of the people with the other who only came with it, and lets them in there no longer', async () => {
    const before = await peopleOf(sunnanvind);
    await merge();
    expect(await peopleOf(nordlys)).toEqual([nordlys.personId, sunnanvind.personId, eva].sort());
    await unmerge();
    expect(await peopleOf(nordlys)).toEqual([nordlys.personId]);
    for (const personId of [sunnanvind.personId, eva]) expect(await rolesAtNordlys(personId)).toEqual([]);
    expect(await peopleOf(sunnanvind)).toEqual(before);
    expect((await load(ports.pact, personEntity, eva))?.lookAt).toBeDefined();
    const history = (await headOf(ports, nordlys.organisationId)).history.map(({ what }) => what);
    expect(history.filter((what) => what === 'absorbed' || what === 'released')).toEqual([
      'absorbed',
      'released',
    ]);
  });

  it('leaves the other who had worked there before', async () => {
    const { organisationId, personId: who } = nordlys;
    await colleague(ports, { organisationId, who, email: 'eva@sunnanvind.example', roles: ['signatory'] });
    await merge();
    await unmerge();
    expect(await peopleOf(nordlys)).toEqual([nordlys.personId, eva].sort());
  });

  it('leaves the other whom it has given roles of its own since, or made its contact', async () => {
    await merge();
    const request = { organisationId: nordlys.organisationId, who: nordlys.personId };
    must(await changeRoles(ports, { ...request, personId: eva, roles: ['editor', 'backup'] }));
    must(await offerContact(ports, { ...request, to: sunnanvind.personId, leaves: false }));
    must(await acceptContact(ports, { ...request, personId: sunnanvind.personId }));
    await unmerge();
    expect(await peopleOf(nordlys)).toEqual([nordlys.personId, sunnanvind.personId, eva].sort());
    expect((await headOf(ports, nordlys.organisationId)).contact).toBe(sunnanvind.personId);
  });

  it('takes the names along that came with it, and leaves the other those it went by itself', async () => {
    const namesOf = async ({ organisationId }: Written) =>
      (await headOf(ports, organisationId)).card?.formerNames;
    must(await correctName(ports, { ...nordlys, staff: 'rita', name: 'Nordlys AB' }));
    must(await correctName(ports, { ...sunnanvind, staff: 'rita', name: 'Sol AB' }));
    const before = [await namesOf(nordlys), await namesOf(sunnanvind)];
    // Both were published under the same name once.
    expect(before).toEqual([['Nordlys Analys AB'], ['Nordlys Analys AB', 'Sunnanvind AB']]);
    await merge();
    expect(await namesOf(nordlys)).toEqual(['Nordlys Analys AB', 'Sunnanvind AB', 'Sol AB']);
    await unmerge();
    expect([await namesOf(nordlys), await namesOf(sunnanvind)]).toEqual(before);
  });

  it('brings back the earlier entries that went along, and no others', async () => {
    const entry = async (name: string) =>
      must(await listEarlierSignatory(ports, { name, source: 'a list' })).organisationId;
    const [own, others] = [await entry('Sunnan Vind'), await entry('Nord Lys')];
    const at = (listedId: string, into: string) => mergeListed(ports, { listedId, into, staff: 'erik' });
    must(await at(own, sunnanvind.organisationId));
    must(await at(others, nordlys.organisationId));
    await merge();
    expect(await movedTo(ports, own)).toBe(nordlys.organisationId);
    await unmerge();
    expect(await movedTo(ports, own)).toBe(sunnanvind.organisationId);
    expect(await movedTo(ports, others)).toBe(nordlys.organisationId);
    expect((await readEntries(ports)).map(({ name, formerNames }) => [name, formerNames])).toEqual([
      ['Nordlys Analys AB', ['Nord Lys']],
      ['Sunnanvind AB', ['Nordlys Analys AB', 'Sunnan Vind']],
    ]);
    expect(judgeListed(await ports.pact.partition(`ORG#${own}`))?.faults).toEqual([]);
  });

  it('gives a draft that never was public back to be written on, reminded of as any other', async () => {
    sunnanvind = await completeDraft(ports, 'mia@vind.example');
    const { organisationId, personId } = sunnanvind;
    await merge();
    await unmerge();
    expect((await headOf(ports, organisationId)).pending?.state).toBe('draft');
    const step = await load(ports.pact, stepEntity, organisationId, await firstReminder(organisationId));
    if (step === undefined) throw new Error('it is reminded of');
    ports.clock.advance(15 * DAY_MS);
    const name = { organisationId, step: stepSortKey(step.family, step.occasion, step.key) };
    expect(await readAgain(ports, { ...name, execution: 'arn' })).toMatchObject({ owed: 'mail' });
    const signing = { how: 'self', name: 'Mia', position: 'CEO' } as const;
    must(await sendForSignature(ports, { organisationId, personId, language: 'en', signing }));
  });

  it('leaves what was deleted before it deleted', async () => {
    sunnanvind = await completeDraft(ports, 'mia@vind.example');
    const { organisationId, personId: who } = sunnanvind;
    const seenRev = (await load(ports.pact, draftEntity, organisationId))?.rev ?? 0;
    must(await deleteDraft(ports, { organisationId, who, seenRev }));
    await merge();
    await unmerge();
    expect((await headOf(ports, organisationId)).pending?.state).toBe('abandoned');
  });

  it('ends the same however often it is worked out, and when the two are merged again', async () => {
    await merge();
    await unmerge();
    const once = await headOf(ports, nordlys.organisationId);
    await settled();
    expect(await headOf(ports, nordlys.organisationId)).toEqual(once);
    await merge();
    expect(await peopleOf(nordlys)).toEqual([nordlys.personId, sunnanvind.personId, eva].sort());
  });
});
