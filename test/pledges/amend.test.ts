import { describe, expect, it } from 'vitest';
import { load } from '../../functions/platform/store/entity.ts';
import { amend, renew } from '../../functions/pledges/amend.ts';
import { missingOf } from '../../functions/pledges/completeness.ts';
import { discard } from '../../functions/pledges/discard.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { restore, withdraw, withhold } from '../../functions/pledges/public-text.ts';
import { decline, openReview, publish } from '../../functions/pledges/review.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { textOf, versionEntity } from '../../functions/pledges/version.ts';
import { amendedPledge, changeText, pledgeWith, sign } from '../support/amended.ts';
import { must, profile, publishedPledge, type Written } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';

const headOf = async (ports: TestPorts, { organisationId }: Written) => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head === undefined) throw new Error('the head is there');
  return head;
};

const draftOf = async (ports: TestPorts, { organisationId }: Written) => {
  const draft = await load(ports.pact, draftEntity, organisationId);
  if (draft === undefined) throw new Error('the draft is there');
  return draft;
};

describe('an amendment', () => {
  it('leaves the public text as it is until it is published itself', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    must(await amend(ports, pledge));
    await changeText(ports, pledge, 'Write it down, do it, and tell everybody');
    await sign(ports, pledge);
    const review = { organisationId: pledge.organisationId, staff: 'rita' };
    must(await openReview(ports, review));
    expect((await headOf(ports, pledge)).current).toEqual(pledge.head.current);
    must(await publish(ports, review));
    const head = await headOf(ports, pledge);
    expect(head.pending).toBeUndefined();
    expect(head.current).toMatchObject({ state: 'published', version: 2 });
  });

  it('moves neither the day of the report nor the first publication', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    ports.clock.advance(40 * DAY_MS);
    await amendedPledge(ports, pledge);
    const head = await headOf(ports, pledge);
    expect(head.reports).toEqual(pledge.head.reports);
    expect(head.current?.publishedAt).toBe(pledge.head.current?.publishedAt);
  });

  it('starts from the public text, whatever an abandoned draft said', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    must(await amend(ports, pledge));
    await changeText(ports, pledge, 'Words that will be given up again');
    must(await discard(ports, pledge));
    must(await amend(ports, pledge));
    const draft = await draftOf(ports, pledge);
    expect(draft.actions['CORE-1']?.values[0]?.text).toBe('Write it down and do it');
    expect(draft.contact?.values.name).toBe('Kim Berg');
  });

  it('is begun once by two at the same time, and keeps what the first has saved', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    const both = await Promise.all([amend(ports, pledge), amend(ports, pledge)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
    await changeText(ports, pledge, 'What the first has saved by now');
    const late = await amend(ports, pledge);
    expect(late).toEqual({ ok: false, refusal: { why: 'wrong-state', found: 'draft' } });
    expect((await draftOf(ports, pledge)).actions['CORE-1']?.values[0]?.text).toBe(
      'What the first has saved by now',
    );
  });

  it('of two who send it at once, one wins; the other is told, and the draft is still there', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    must(await amend(ports, pledge));
    const signing = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;
    const send = () => sendForSignature(ports, { ...pledge, language: 'sv', signing });
    const sent = await Promise.all([send(), send()]);
    expect(sent.filter(({ ok }) => ok)).toHaveLength(1);
    expect((await headOf(ports, pledge)).pending).toMatchObject({ state: 'submitted', version: 2 });
    expect((await draftOf(ports, pledge)).actions['CORE-1']?.values).toHaveLength(1);
  });

  it('declined or discarded leaves the public text alone', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    must(await amend(ports, pledge));
    await sign(ports, pledge);
    const review = { organisationId: pledge.organisationId, staff: 'rita' };
    must(await openReview(ports, review));
    must(await decline(ports, { ...review, reasons: 'Not signed by the organisation.' }));
    expect((await headOf(ports, pledge)).current).toEqual(pledge.head.current);
    must(await discard(ports, pledge));
    const head = await headOf(ports, pledge);
    expect(head.pending).toBeUndefined();
    expect(head.current).toEqual(pledge.head.current);
  });

  it('keeps the former name of an organisation that changes it', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    must(await amend(ports, pledge));
    const seenRev = (await draftOf(ports, pledge)).organisation?.rev ?? 0;
    const section = { name: 'organisation', values: profile({ legalName: 'Nordlys AB' }) } as const;
    must(await saveSection(ports, { ...pledge, seenRev, section }));
    await sign(ports, pledge);
    const review = { organisationId: pledge.organisationId, staff: 'rita' };
    must(await openReview(ports, review));
    must(await publish(ports, review));
    expect(await headOf(ports, pledge)).toMatchObject({
      name: 'Nordlys AB',
      card: { name: 'Nordlys AB', formerNames: ['Nordlys Analys AB'] },
    });
  });

  it('published while staff hold the pledge stays down until they restore it', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    must(await amend(ports, pledge));
    await sign(ports, pledge);
    const review = { organisationId: pledge.organisationId, staff: 'rita' };
    must(await withhold(ports, { ...review, reasons: 'A question is open.' }));
    must(await openReview(ports, review));
    must(await publish(ports, review));
    expect((await headOf(ports, pledge)).current).toMatchObject({ state: 'withheld', version: 2 });
    must(await restore(ports, review));
    expect((await headOf(ports, pledge)).current).toMatchObject({ state: 'published', version: 2 });
  });

  it('cannot be discarded where nothing has been public', async () => {
    const ports = testPorts();
    const pledge = await pledgeWith(ports, []);
    expect(await discard(ports, pledge)).toMatchObject({ ok: false, refusal: { why: 'wrong-state' } });
  });
});

describe('leaving out a commitment', () => {
  it('needs a public reason, which stands in the signed text', async () => {
    const ports = testPorts();
    const pledge = await pledgeWith(ports, ['DEPL-2']);
    const review = { organisationId: pledge.organisationId, staff: 'rita' };
    await sign(ports, pledge);
    must(await openReview(ports, review));
    must(await publish(ports, review));
    must(await amend(ports, pledge));
    const draft = await draftOf(ports, pledge);
    const values = draft.commitments?.values.filter((id) => id !== 'DEPL-2') ?? [];
    const seenRev = draft.commitments?.rev ?? 0;
    must(await saveSection(ports, { ...pledge, seenRev, section: { name: 'commitments', values } }));
    expect(missingOf(await draftOf(ports, pledge), '2026-11-22')).toEqual([
      { section: 'dropped', commitment: 'DEPL-2', why: 'reason-needed' },
    ]);
    const reasons = { 'DEPL-2': 'We no longer deploy such systems.' };
    must(await saveSection(ports, { ...pledge, seenRev: 0, section: { name: 'dropped', values: reasons } }));
    await sign(ports, pledge);
    const version = await load(ports.pact, versionEntity, pledge.organisationId, 2);
    expect(version && textOf(version).dropped).toEqual([
      { id: 'DEPL-2', reason: 'We no longer deploy such systems.' },
    ]);
  });
});

describe('a withdrawal', () => {
  it('ends an amendment under way', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    must(await amend(ports, pledge));
    const head = must(await withdraw(ports, { ...pledge, reasons: 'We have closed.' }));
    expect(head).toMatchObject({
      pending: undefined,
      current: { state: 'withdrawn', reasons: 'We have closed.' },
    });
  });

  it('can be followed by a new pledge with twelve months of its own; cycles count on', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    must(await withdraw(ports, pledge));
    ports.clock.advance(30 * DAY_MS);
    must(await renew(ports, pledge));
    await sign(ports, pledge);
    const review = { organisationId: pledge.organisationId, staff: 'rita' };
    must(await openReview(ports, review));
    must(await publish(ports, review));
    const head = await headOf(ports, pledge);
    expect(head.current).toMatchObject({ state: 'published', version: 2 });
    expect(head.current?.publishedAt).toBe('2026-12-22T09:00:00.000Z');
    expect(head.reports).toMatchObject({ '2': { state: 'scheduled', due: '2027-12-22' } });
    expect(Object.keys(head.reports)).toEqual(['2']);
  });

  it('asks no reasons of a new pledge for what the withdrawn one held', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    must(await withdraw(ports, pledge));
    must(await renew(ports, pledge));
    expect((await draftOf(ports, pledge)).base).toMatchObject({ version: 1, commitments: [] });
  });

  it('is final for who would change it: only a new pledge may begin', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    must(await withdraw(ports, pledge));
    expect(await amend(ports, pledge)).toMatchObject({ ok: false, refusal: { found: 'withdrawn' } });
    expect(await withdraw(ports, pledge)).toMatchObject({ ok: false, refusal: { found: 'withdrawn' } });
  });
});
