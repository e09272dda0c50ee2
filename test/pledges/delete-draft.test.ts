import { describe, expect, it } from 'vitest';
import { memberEntity, personEntity } from '../../functions/access/model.ts';
import { renderMail } from '../../functions/mail/compose.ts';
import { readFacts } from '../../functions/mail/facts.ts';
import { mailStillOwed } from '../../functions/mail/kinds.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { fromItem, load } from '../../functions/platform/store/entity.ts';
import { amend } from '../../functions/pledges/amend.ts';
import { deleteDraft } from '../../functions/pledges/delete-draft.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { organisationPartition } from '../../functions/pledges/head.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { startPledge } from '../../functions/pledges/start-pledge.ts';
import { judgeRecord } from '../../operate/verify/judge.ts';
import { site } from '../mail/samples.ts';
import { colleague, headOf, invited } from '../support/colleagues.ts';
import {
  completeDraft,
  must,
  profile,
  publishedPledge,
  signedPledge,
  type Written,
} from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';
import { round } from '../support/round.ts';

const workflows = { startReportYear: async () => undefined };
const ALEX = 'alex@nordlys.example';
const WORDS = ['kim@nordlys.example', 'Kim Berg', 'Head of AI', 'Nordlys Analys'];

const settled = (ports: TestPorts, id: string) => settle({ ...ports, workflows }, id);

const revOf = async (ports: TestPorts, organisationId: string): Promise<number> =>
  (await load(ports.pact, draftEntity, organisationId))?.rev ?? 0;

const deleted = async (ports: TestPorts, { organisationId, personId }: Written) =>
  deleteDraft(ports, { organisationId, who: personId, seenRev: await revOf(ports, organisationId) });

const mails = (ports: TestPorts, kind: string) =>
  ports.sent
    .items()
    .filter((item) => item['kind'] === kind)
    .map((item) => fromItem(mailEntity, item));

/** Kim's draft, on which Alex works, and to which Bo is invited. */
const withColleagues = async (ports: TestPorts) => {
  const written = await completeDraft(ports);
  const { organisationId, personId: who } = written;
  const alex = await colleague(ports, { organisationId, who, email: ALEX });
  await invited(ports, { organisationId, who, email: 'bo@nordlys.example' });
  await settled(ports, organisationId);
  return { ...written, alex };
};

describe('deleting a first draft', () => {
  it('takes away what was written and everybody’s part in it, and leaves nothing due', async () => {
    const ports = testPorts();
    const draft = await withColleagues(ports);
    must(await deleted(ports, draft));
    await settled(ports, draft.organisationId);
    const partition = await ports.pact.partition(organisationPartition(draft.organisationId));
    for (const word of [...WORDS, ALEX]) expect(JSON.stringify(partition)).not.toContain(word);
    for (const personId of [draft.personId, draft.alex])
      expect(await load(ports.pact, memberEntity, draft.organisationId, personId)).toMatchObject({
        state: 'left',
        roles: [],
      });
    expect(judgeRecord(partition)?.faults).toEqual([]);
    for (let day = 0; day < 60; day += 1) {
      ports.clock.advance(DAY_MS);
      await round(ports);
    }
    expect(mails(ports, 'draft-waiting')).toEqual([]);
    expect(mails(ports, 'draft-to-be-removed')).toEqual([]);
    expect(await load(ports.pact, personEntity, draft.personId)).toBeUndefined();
  });

  it('is told to who worked on it, by who did it, and not to who did it or was only invited', async () => {
    const ports = testPorts();
    const draft = await withColleagues(ports);
    must(await deleted(ports, draft));
    await settled(ports, draft.organisationId);
    const [mail, ...more] = mails(ports, 'draft-deleted');
    expect(more).toEqual([]);
    if (mail === undefined) throw new Error('nobody was told');
    expect(mail.recipient).toEqual({ to: 'person', personId: draft.alex });
    const facts = await readFacts(ports, mail, 'o@x.example');
    expect(mailStillOwed(facts)).toEqual({ owed: true });
    expect(renderMail(facts, site).text).toContain('kim@nordlys.example deleted the draft');
  });

  it('is refused where somebody has changed it since the question was asked', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await completeDraft(ports);
    const seenRev = await revOf(ports, organisationId);
    const seen = (await load(ports.pact, draftEntity, organisationId))?.organisation?.rev ?? 0;
    const section = { name: 'organisation', values: profile({ sizeBand: 'large' }) } as const;
    must(await saveSection(ports, { organisationId, personId, seenRev: seen, section }));
    expect(await deleteDraft(ports, { organisationId, who: personId, seenRev })).toEqual({
      ok: false,
      refusal: { why: 'changed-meanwhile' },
    });
    expect((await headOf(ports, organisationId)).pending?.state).toBe('draft');
  });

  it('is refused once it is signed, and for a change of what is public', async () => {
    const ports = testPorts();
    const signed = await signedPledge(ports);
    expect(await deleted(ports, signed)).toMatchObject({ ok: false, refusal: { why: 'wrong-state' } });
    const other = testPorts();
    const published = await publishedPledge(other);
    must(await amend(other, published));
    expect(await deleted(other, published)).toMatchObject({ ok: false, refusal: { why: 'wrong-state' } });
    expect((await headOf(other, published.organisationId)).current?.state).toBe('published');
  });

  it('is for the organisation itself: staff do it only with what they have entered', async () => {
    const ports = testPorts();
    const { organisationId } = await completeDraft(ports);
    const seenRev = await revOf(ports, organisationId);
    expect(await deleteDraft(ports, { organisationId, who: 'staff:rita', seenRev })).toMatchObject({
      ok: false,
      refusal: { why: 'wrong-state' },
    });
  });

  it('lets its contact begin another', async () => {
    const ports = testPorts();
    const draft = await completeDraft(ports);
    must(await deleted(ports, draft));
    const again = must(await startPledge(ports, { personId: draft.personId, language: 'en', after: 0 }));
    expect(again.organisationId).not.toBe(draft.organisationId);
    expect(again.pending?.state).toBe('draft');
  });
});
