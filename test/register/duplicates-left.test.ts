import { describe, expect, it } from 'vitest';
import { readCase } from '../../functions/office/read-case.ts';
import { readOpenTasks } from '../../functions/office/tasks.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { deleteDraft } from '../../functions/pledges/delete-draft.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { recall } from '../../functions/pledges/recall.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { settleClaim } from '../../functions/register/claims/settle-claim.ts';
import { commonTraits } from '../../functions/register/likeness.ts';
import { sign } from '../support/amended.ts';
import { fillDraft, must, signedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { claim, list, pledgeOf } from './claims/claiming.ts';

const workflows = { startReportYear: async () => undefined };
const duplicates = async (ports: TestPorts) =>
  (await readOpenTasks(ports)).map(({ task }) => task).filter(({ reason }) => reason === 'likely-duplicate');

describe('staff look for no duplicate', () => {
  it('in a draft that was signed once, taken back and deleted', async () => {
    const ports = testPorts();
    const first = await signedPledge(ports, 'kim@nordlys.example');
    const { organisationId, personId } = first;
    await settle({ ...ports, workflows }, organisationId);
    must(await recall(ports, { organisationId, personId }));
    const seenRev = (await load(ports.pact, draftEntity, organisationId))?.rev ?? 0;
    must(await deleteDraft(ports, { organisationId, who: personId, seenRev }));
    const second = await signedPledge(ports, 'kim@nordlys.example');
    expect(second.organisationId).not.toBe(organisationId);
    await settle({ ...ports, workflows }, second.organisationId);
    expect(await duplicates(ports)).toEqual([]);
  });

  it('in the entry that the organisation has claimed, which is decided by itself', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys Analys AB');
    const { personId, claimed } = await claim(ports, listedId, 'kim@nordlys.example');
    const written = { organisationId: pledgeOf(claimed), personId };
    await fillDraft(ports, written);
    await sign(ports, written);
    await settle({ ...ports, workflows }, written.organisationId);
    expect(await duplicates(ports)).toEqual([]);
  });

  it('in the entry that is the organisation’s own by now, nor does the check of its name', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys Analys AB');
    const { personId, claimed } = await claim(ports, listedId, 'kim@nordlys.example');
    const organisationId = pledgeOf(claimed);
    must(await settleClaim(ports, { pledgeId: organisationId, by: 'staff:rita' }));
    await fillDraft(ports, { organisationId, personId });
    await sign(ports, { organisationId, personId });
    await settle({ ...ports, workflows }, organisationId);
    expect(await duplicates(ports)).toEqual([]);
    expect((await readCase(ports, organisationId))?.sameName).toEqual([]);
  });

  it.each([
    'https://se.linkedin.com/company/c',
    'https://sites.google.com/view/c',
    'https://m.facebook.com/c',
  ])('in others with a page at %s', (website) => {
    expect(commonTraits({ legalName: 'C', website }, { legalName: 'D', website })).toEqual([]);
  });

  it('but does in who has a name of its own on a shared host', () => {
    const website = 'https://nordlys.github.io/about';
    expect(commonTraits({ legalName: 'C', website }, { legalName: 'D', website })).toEqual(['website']);
  });
});
