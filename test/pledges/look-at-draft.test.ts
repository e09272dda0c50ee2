import { beforeEach, describe, expect, it } from 'vitest';
import { mailEntity } from '../../functions/mail/model.ts';
import { fromItem, load, save } from '../../functions/platform/store/entity.ts';
import { abandon } from '../../functions/pledges/abandon.ts';
import { amend } from '../../functions/pledges/amend.ts';
import { type Draft, draftEntity } from '../../functions/pledges/draft.ts';
import { emptyDraft } from '../../functions/pledges/empty-draft.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { lookAtDraft } from '../../functions/pledges/look-at-draft.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { headOf } from '../support/colleagues.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import {
  completeDraft,
  must,
  profile,
  publishedPledge,
  signedPledge,
  type Written,
} from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const BEGUN = '2026-11-22T09:00:00.000Z';
const NOTICE = '2027-10-24T07:00:00.000Z';
const END = '2027-11-22T23:00:00.000Z';

let ports: TestPorts;
let written: Written;

const look = (through = ports) => lookAtDraft(through, written.organisationId);
const draft = async (): Promise<Draft> => {
  const found = await load(ports.pact, draftEntity, written.organisationId);
  if (found === undefined) throw new Error('the draft is there');
  return found;
};
const mails = () => ports.sent.items().map((item) => fromItem(mailEntity, item));
const touch = async () => save(ports.pact, draftEntity, await draft());

beforeEach(async () => {
  ports = testPorts();
  written = await completeDraft(ports);
});

describe('what the round does about a draft', () => {
  it('is to look again when somebody would have to be told', async () => {
    expect(await look()).toBe(true);
    expect((await draft()).look).toEqual({ changedAt: BEGUN, at: NOTICE });
    expect(mails()).toEqual([]);
  });

  it('is to tell the contact, an hour later once more in case that was cut off, and then to wait for the end', async () => {
    ports.clock.set(NOTICE);
    expect(await look()).toBe(true);
    const told = { changedAt: BEGUN, noticedAt: NOTICE, until: END };
    expect((await draft()).look).toEqual({ ...told, at: '2027-10-24T08:00:00.000Z' });
    ports.clock.set('2027-10-24T08:00:00.000Z');
    expect(await look()).toBe(true);
    expect((await draft()).look).toEqual({ ...told, at: END });
    expect(mails()).toMatchObject([
      {
        kind: 'draft-to-be-removed',
        recipient: { to: 'person', personId: written.personId },
        organisationId: written.organisationId,
        occasion: `idle-since-${BEGUN}`,
      },
    ]);
  });

  it('is to tell nobody where somebody writes in the same moment', async () => {
    ports.clock.set(NOTICE);
    expect(await look(beforeWrites(ports, { type: draftEntity.type }, touch))).toBe(false);
    expect(mails()).toEqual([]);
  });

  it('is to forget what was told once it was changed', async () => {
    ports.clock.set(NOTICE);
    await look();
    const section = { name: 'organisation', values: profile({ country: 'DK' }) } as const;
    const seenRev = (await draft()).organisation?.rev ?? 0;
    must(await saveSection(ports, { ...written, seenRev, section }));
    await look();
    expect((await draft()).look).toEqual({ changedAt: NOTICE, at: expect.stringMatching(/^2028-09/) });
  });

  it('is to give it up at its end, and nothing where somebody saves in the same moment', async () => {
    ports.clock.set(NOTICE);
    await look();
    ports.clock.set(END);
    expect(await look(beforeWrites(ports, { type: draftEntity.type }, touch))).toBe(false);
    expect((await headOf(ports, written.organisationId)).pending?.state).toBe('draft');
    expect(await look()).toBe(true);
    expect((await headOf(ports, written.organisationId)).pending?.state).toBe('abandoned');
    expect((await draft()).frozen).toEqual({ version: 1, until: '2027-11-22T23:01:00.000Z' });
  });

  it('is nothing but to keep it, where nothing is at hand any more', async () => {
    written = await publishedPledge(ports, 'bo@havet.example');
    expect(await look()).toBe(true);
    expect((await draft()).look).toEqual({ changedAt: BEGUN });
  });

  it('is to remove one whose pledge was never there, and nothing where there is none', async () => {
    const { rev } = await headOf(ports, written.organisationId);
    await ports.pact.remove(pledgeHead.key(written.organisationId), { rev });
    expect(await look()).toBe(true);
    expect(await load(ports.pact, draftEntity, written.organisationId)).toBeUndefined();
    expect(await look()).toBe(false);
  });
});

describe('giving a draft up', () => {
  const give = async ({ organisationId }: Written, rev = 0) =>
    abandon(ports, { organisationId, seenRev: (await headOf(ports, organisationId)).rev - rev });

  it('leaves nobody and no name', async () => {
    const left = must(await give(written));
    expect(left).toMatchObject({
      pending: { state: 'abandoned', signatures: [] },
      ...{ name: '', contact: 'time', people: {}, backup: undefined, handOver: undefined },
      ...{ contactChange: undefined, entered: undefined },
    });
    expect(left.history.at(-1)).toMatchObject({ what: 'abandoned', who: 'time' });
  });

  it('beside a public pledge leaves that as it is, and says which version was given up', async () => {
    const pledge = await publishedPledge(ports, 'bo@havet.example');
    must(await amend(ports, pledge));
    const before = await headOf(ports, pledge.organisationId);
    const pending = { state: 'returned' as const, since: BEGUN, signatures: [], version: 2 };
    await save(ports.pact, pledgeHead, { ...before, pending });
    const { history, ...head } = must(await give(pledge));
    expect(head).toMatchObject({ pending: undefined, current: pledge.head.current, name: pledge.head.name });
    expect(history.at(-1)).toMatchObject({ what: 'amendment-discarded', version: 2 });
  });

  it('is refused where the head has moved since it was read, and for what was signed', async () => {
    expect(await give(written, 1)).toEqual({ ok: false, refusal: { why: 'changed-meanwhile' } });
    expect(await give(await signedPledge(ports, 'bo@havet.example'))).toEqual({
      ok: false,
      refusal: { why: 'wrong-state', found: 'submitted' },
    });
  });

  it('empties it of all that anybody wrote, also where somebody writes in the same moment', async () => {
    const { rev, organisationId, catalogue, changedAt } = await draft();
    await emptyDraft(beforeWrites(ports, { type: draftEntity.type }, touch), organisationId);
    const empty = { organisationId, catalogue, changedAt, actions: {}, look: { changedAt } };
    expect(await draft()).toEqual({ ...empty, rev: rev + 2 });
    await emptyDraft(ports, 'nobody');
  });
});
