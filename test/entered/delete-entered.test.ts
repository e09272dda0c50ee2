import { describe, expect, it } from 'vitest';
import { readEntered } from '../../functions/entered/read-entered.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { deleteDraft } from '../../functions/pledges/delete-draft.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { headOf } from '../support/colleagues.ts';
import { fillDraft, must } from '../support/pledge.ts';
import { asStaff } from '../support/signed-in.ts';
import { confirmPage, EMAIL, entered, STAFF, seenRevOn, sent } from './letters.ts';

describe('staff who entered a pledge from a letter', () => {
  it('delete what they entered, on a page that asks first, while nobody has confirmed it', async () => {
    const { ports, organisationId } = await entered();
    await fillDraft(ports, { organisationId, personId: STAFF }, EMAIL);
    const erik = await asStaff(ports, ['editor']);
    const page = await erik.get(`/office/entered/${organisationId}/delete`);
    expect(await readEntered(ports)).toHaveLength(1);
    const answer = await erik.post(`/office/entered/${organisationId}/delete`, {
      seenRev: seenRevOn(page.body),
    });
    expect(answer.location).toBe('/office/entered?done=deleted');
    expect((await erik.get('/office/entered?done=deleted')).body).toContain('Nothing waits.');
    await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
    expect(JSON.stringify(ports.pact.items())).not.toContain(EMAIL);
    expect(ports.sent.items()).toEqual([]);
  });

  it('have whom they had asked to confirm it told that it is deleted', async () => {
    const { ports, organisationId, personId } = await sent();
    const draft = await load(ports.pact, draftEntity, organisationId);
    must(await deleteDraft(ports, { organisationId, who: STAFF, seenRev: draft?.rev ?? 0 }));
    await settle({ ...ports, workflows: { startReportYear: async () => undefined } }, organisationId);
    expect(ports.sent.items().filter(({ kind }) => kind === 'draft-deleted')).toMatchObject([
      { recipient: { to: 'person', personId } },
    ]);
  });

  it('delete nothing that the organisation has confirmed', async () => {
    const { ports, organisationId, kim } = await sent();
    const seenRev = seenRevOn((await kim.get(confirmPage(organisationId))).body);
    await kim.post(confirmPage(organisationId), { seenRev });
    const erik = await asStaff(ports, ['editor']);
    const answer = await erik.post(`/office/entered/${organisationId}/delete`, { seenRev });
    expect(answer.location).toBe(`/office/entered/${organisationId}`);
    expect((await headOf(ports, organisationId)).pending?.state).toBe('draft');
  });
});
