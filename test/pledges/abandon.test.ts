import { describe, expect, it } from 'vitest';
import { memberEntity, personEntity } from '../../functions/access/model.ts';
import { readFacts } from '../../functions/mail/facts.ts';
import { mailStillOwed } from '../../functions/mail/kinds.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { fromItem, load } from '../../functions/platform/store/entity.ts';
import { amend } from '../../functions/pledges/amend.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { organisationPartition, pledgeHead } from '../../functions/pledges/head.ts';
import { openReview } from '../../functions/pledges/review.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { startPledge } from '../../functions/pledges/start-pledge.ts';
import { judgeRecord } from '../../operate/verify/judge.ts';
import {
  awaitingSignature,
  completeDraft,
  must,
  profile,
  publishedPledge,
  signedPledge,
} from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';
import { round } from '../support/round.ts';

const workflows = { startReportYear: async () => undefined };
const WORDS = ['kim@nordlys.example', 'Kim Berg', 'Head of AI', 'Nordlys Analys'];

const notices = (ports: TestPorts) =>
  ports.sent
    .items()
    .filter(({ kind }) => kind === 'draft-to-be-removed')
    .map((item) => fromItem(mailEntity, item));

/** A round so many days later, and what follows from decisions is settled. */
const later = async (ports: TestPorts, organisationId: string, days: number) => {
  ports.clock.advance(days * DAY_MS);
  await round(ports);
  await settle({ ...ports, workflows }, organisationId);
};

/** The same each day. */
const days = async (ports: TestPorts, organisationId: string, count: number) => {
  for (let day = 0; day < count; day += 1) await later(ports, organisationId, 1);
};

const stateOf = async (ports: TestPorts, organisationId: string) =>
  (await load(ports.pact, pledgeHead, organisationId))?.pending?.state;

/** All that is stored of one organisation, but for its history. */
const textOf = async (ports: TestPorts, organisationId: string): Promise<string> =>
  JSON.stringify(await ports.pact.partition(organisationPartition(organisationId)));

describe('a draft that nobody goes on with', () => {
  it('is told of once, 30 days before, and removed after 12 months with everybody’s details', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await completeDraft(ports);
    await settle({ ...ports, workflows }, organisationId);
    await days(ports, organisationId, 334);
    expect(notices(ports)).toEqual([]);
    await days(ports, organisationId, 2);
    const [notice, ...more] = notices(ports);
    expect(notice?.recipient).toEqual({ to: 'person', personId });
    expect(more).toEqual([]);
    if (notice === undefined) throw new Error('no notice');
    expect(mailStillOwed(await readFacts(ports, notice, 'o@x.example'))).toEqual({ owed: true });
    await days(ports, organisationId, 29);
    expect(await stateOf(ports, organisationId)).toBe('draft');
    expect(await textOf(ports, organisationId)).toContain('Kim Berg');
    await days(ports, organisationId, 3);
    expect(notices(ports)).toHaveLength(1);
    expect(await stateOf(ports, organisationId)).toBe('abandoned');
    for (const word of WORDS) expect(await textOf(ports, organisationId)).not.toContain(word);
    expect(judgeRecord(await ports.pact.partition(organisationPartition(organisationId)))?.faults).toEqual(
      [],
    );
  });

  it('leaves a person who has no other role for 30 days more', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await completeDraft(ports);
    await settle({ ...ports, workflows }, organisationId);
    await days(ports, organisationId, 368);
    expect(await stateOf(ports, organisationId)).toBe('abandoned');
    expect(await load(ports.pact, personEntity, personId)).toBeDefined();
    await days(ports, organisationId, 33);
    expect(await load(ports.pact, personEntity, personId)).toBeUndefined();
    expect(JSON.stringify(ports.pact.items())).not.toContain('kim@nordlys.example');
  });

  it('is kept where somebody saves a page after the mail, which is no longer owed', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await completeDraft(ports);
    await days(ports, organisationId, 340);
    const [notice] = notices(ports);
    const section = { name: 'organisation', values: profile({ sizeBand: 'large' }) } as const;
    must(await saveSection(ports, { organisationId, personId, seenRev: 1, section }));
    if (notice === undefined) throw new Error('no notice');
    expect(mailStillOwed(await readFacts(ports, notice, 'o@x.example'))).toEqual({
      owed: false,
      why: 'moved-on',
    });
    await days(ports, organisationId, 60);
    expect(await stateOf(ports, organisationId)).toBe('draft');
    expect(notices(ports)).toHaveLength(1);
  });

  it('is told of in full time before it goes, though the rounds stood still for two years', async () => {
    const ports = testPorts();
    const { organisationId } = await completeDraft(ports);
    ports.clock.advance(730 * DAY_MS);
    await days(ports, organisationId, 29);
    expect(notices(ports)).toHaveLength(1);
    expect(await stateOf(ports, organisationId)).toBe('draft');
    await days(ports, organisationId, 4);
    expect(await stateOf(ports, organisationId)).toBe('abandoned');
  });

  it('lets its people begin another', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await completeDraft(ports);
    await days(ports, organisationId, 370);
    const again = must(await startPledge(ports, { personId, language: 'en', after: 0 }));
    expect(again.organisationId).not.toBe(organisationId);
    expect(again.pending?.state).toBe('draft');
    expect(await load(ports.pact, memberEntity, again.organisationId, personId)).toMatchObject({
      state: 'active',
    });
  });
});

describe('what is not a draft', () => {
  it('is kept, however long it waits: for a signature, for the AI Office', async () => {
    for (const begin of [awaitingSignature, signedPledge, reviewed]) {
      const ports = testPorts();
      const { organisationId } = await begin(ports);
      const before = await stateOf(ports, organisationId);
      for (let month = 0; month < 17; month += 1) await later(ports, organisationId, 30);
      expect(await stateOf(ports, organisationId)).toBe(before);
      expect(notices(ports)).toEqual([]);
    }
  });

  it('a public pledge stays; the changes that were begun beside it go', async () => {
    const ports = testPorts();
    const { organisationId, personId, head } = await publishedPledge(ports);
    must(await amend(ports, { organisationId, personId }));
    await days(ports, organisationId, 370);
    const after = await load(ports.pact, pledgeHead, organisationId);
    expect(after?.pending).toBeUndefined();
    expect(after?.current).toEqual(head.current);
    expect(after?.contact).toBe(personId);
    expect(after?.history.at(-1)).toMatchObject({ what: 'amendment-discarded', who: 'time' });
    expect((await load(ports.pact, draftEntity, organisationId))?.contact?.values.name).toBe('Kim Berg');
  });

  it('is looked at no more once nothing is at hand, until changes are begun again', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await publishedPledge(ports);
    await days(ports, organisationId, 340);
    const key = draftEntity.key(organisationId);
    expect(await ports.pact.get(key)).not.toHaveProperty('dueAt');
    must(await amend(ports, { organisationId, personId }));
    expect(await ports.pact.get(key)).toHaveProperty('dueAt');
  });
});

async function reviewed(ports: TestPorts) {
  const written = await signedPledge(ports);
  must(await openReview(ports, { organisationId: written.organisationId, staff: 'rita' }));
  return written;
}
