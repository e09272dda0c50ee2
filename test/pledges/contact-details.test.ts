import { beforeEach, describe, expect, it } from 'vitest';
import { acceptContact, offerContact } from '../../functions/organisations/people/hand-over.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { type Draft, draftEntity } from '../../functions/pledges/draft.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { colleague } from '../support/colleagues.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import { completeDraft, must, type Written } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';

let ports: TestPorts;
let written: Written;
let bo: string;

const settled = (through: TestPorts = ports) =>
  settle({ ...through, workflows: { startReportYear: async () => undefined } }, written.organisationId);
const draft = async (): Promise<Draft> => {
  const found = await load(ports.pact, draftEntity, written.organisationId);
  if (found === undefined) throw new Error('the draft is there');
  return found;
};
const contactName = async () => (await draft()).contact?.values.name;

/** Kim hands the contact over to Bo. */
beforeEach(async () => {
  ports = testPorts();
  written = await completeDraft(ports);
  const { organisationId, personId: who } = written;
  bo = await colleague(ports, { organisationId, who, email: 'bo@nordlys.example' });
  ports.clock.advance(DAY_MS);
  must(await offerContact(ports, { organisationId, who, to: bo, leaves: false }));
  must(await acceptContact(ports, { organisationId, personId: bo }));
});

describe('what a draft says of a contact who is none any more', () => {
  it('is dropped, and all else stays', async () => {
    const { contact: _, ...others } = await draft();
    expect(await settled()).toBe('settled');
    expect(await draft()).toEqual({ ...others, rev: others.rev + 1 });
  });

  it('stays where it was written since: it is the new contact’s own', async () => {
    ports.clock.advance(1);
    const contact = { name: 'Bo Ek', position: 'CFO', email: 'bo@nordlys.example', language: 'en' } as const;
    const { organisationId } = written;
    const section = { name: 'contact', values: contact } as const;
    const seenRev = (await draft()).contact?.rev ?? 0;
    must(await saveSection(ports, { organisationId, personId: bo, seenRev, section }));
    await settled();
    expect(await contactName()).toBe('Bo Ek');
  });

  it('is dropped also where a colleague saves in the same moment', async () => {
    const racing = beforeWrites(ports, { type: draftEntity.type }, async () =>
      save(ports.pact, draftEntity, await draft()),
    );
    const { rev } = await draft();
    await settled(racing);
    expect(await draft()).toMatchObject({ rev: rev + 2 });
    expect(await contactName()).toBeUndefined();
  });

  it('is nothing where there is no draft any more', async () => {
    await ports.pact.remove(draftEntity.key(written.organisationId), { rev: (await draft()).rev });
    expect(await settled()).toBe('settled');
  });
});
