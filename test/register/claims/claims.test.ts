import { describe, expect, it } from 'vitest';
import { readListedCase } from '../../../functions/office/listed/read-listed.ts';
import { create, load, save } from '../../../functions/platform/store/entity.ts';
import { deleteDraft } from '../../../functions/pledges/delete-draft.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { openReview, publish } from '../../../functions/pledges/review.ts';
import { sendForSignature } from '../../../functions/pledges/send-for-signature.ts';
import { readClaim } from '../../../functions/register/claims/claim-entry.ts';
import { claimEntity } from '../../../functions/register/claims/model.ts';
import { readOpenClaims, refuseClaim, settleClaim } from '../../../functions/register/claims/settle-claim.ts';
import { listedEntity, listedIdOf } from '../../../functions/register/listed.ts';
import { mergeListed, unmergeListed } from '../../../functions/register/merge.ts';
import { movedTo, namesMovedTo } from '../../../functions/register/moved.ts';
import { readEntries } from '../../../functions/register/read-entries.ts';
import { claimedEntries } from '../../../functions/register/remove-entry.ts';
import { fillDraft, must } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { asPerson } from '../../support/signed-in.ts';
import { claim, list, pledgeOf } from './claiming.ts';

const publishPledge = async (ports: TestPorts, organisationId: string, personId: string) => {
  await fillDraft(ports, { organisationId, personId });
  const signing = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;
  must(await sendForSignature(ports, { organisationId, personId, language: 'sv', signing }));
  must(await openReview(ports, { organisationId, staff: 'rita' }));
  must(await publish(ports, { organisationId, staff: 'rita' }));
};

const namesOf = async (ports: TestPorts) =>
  (await readEntries(ports)).map(({ kind, name, formerNames }) => [kind, name, formerNames]);

describe('a claim to a listed entry', () => {
  it('waits for staff, and the entry gives way only once its pledge is public', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys');
    const { personId, claimed } = await claim(ports, listedId, 'kim@nordlys.example');
    expect(must(claimed).stands).toBe('asked');
    const pledgeId = pledgeOf(claimed);
    expect((await readOpenClaims(ports)).map((open) => open.pledgeId)).toEqual([pledgeId]);
    must(await settleClaim(ports, { pledgeId, by: 'staff:rita' }));
    expect(await readOpenClaims(ports)).toEqual([]);
    expect(await movedTo(ports, listedId)).toBeUndefined();
    expect(await namesOf(ports)).toEqual([['listed', 'Nordlys', []]]);
    await publishPledge(ports, pledgeId, personId);
    expect(await movedTo(ports, listedId)).toBe(pledgeId);
    expect(await namesOf(ports)).toEqual([['pledge', 'Nordlys Analys AB', ['Nordlys']]]);
    expect(await namesMovedTo(ports, pledgeId)).toEqual(['Nordlys']);
  });

  it('is seen by staff, however many were given up or are waiting before it', async () => {
    const ports = testPorts();
    const all = await Promise.all(
      Array.from({ length: 130 }, async (_, at) => {
        const listedId = await list(ports, `Entry ${at}`);
        const { personId, claimed } = await claim(ports, listedId, 'kim@nordlys.example');
        return { organisationId: pledgeOf(claimed), personId, listedId };
      }),
    );
    for (const { organisationId, personId: who } of all.slice(0, 120))
      must(await deleteDraft(ports, { organisationId, who, seenRev: 1 }));
    ports.clock.advance(1);
    const last = await list(ports, 'Nordlys');
    const pledgeId = pledgeOf((await claim(ports, last, 'bo@nordlys.example')).claimed);
    const open = await readOpenClaims(ports);
    expect(open).toHaveLength(11);
    expect(open.at(-1)?.pledgeId).toBe(pledgeId);
    expect([...(await claimedEntries(ports))]).toEqual(open.map(({ listedId }) => listedId));
  });

  it('ends where its pledge is deleted, though staff had agreed; who claims again begins another', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys');
    const kim = await claim(ports, listedId, 'kim@nordlys.example');
    const pledgeId = pledgeOf(kim.claimed);
    must(await settleClaim(ports, { pledgeId, by: 'staff:rita' }));
    must(await deleteDraft(ports, { organisationId: pledgeId, who: kim.personId, seenRev: 1 }));
    const { personId } = kim;
    expect((await readClaim(ports, { listedId, personId }))?.standing).toEqual({ stands: 'none' });
    const again = pledgeOf((await claim(ports, listedId, 'kim@nordlys.example')).claimed);
    expect(again).not.toBe(pledgeId);
    expect((await readOpenClaims(ports)).map((open) => open.pledgeId)).toEqual([again]);
    must(await settleClaim(ports, { pledgeId: again, by: 'staff:rita' }));
    await publishPledge(ports, again, personId);
    expect(await movedTo(ports, listedId)).toBe(again);
  });

  it('to an entry that was given to a draft since deleted keeps staff from nothing: they merge it', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys');
    const other = await list(ports, 'Nordlys AB');
    const kim = await claim(ports, listedId, 'kim@nordlys.example');
    const pledgeId = pledgeOf(kim.claimed);
    must(await settleClaim(ports, { pledgeId, by: 'staff:rita' }));
    const merge = { listedId, into: other, staff: 'rita' };
    expect(await mergeListed(ports, merge)).toEqual({ ok: false, refusal: 'claimed' });
    must(await deleteDraft(ports, { organisationId: pledgeId, who: kim.personId, seenRev: 1 }));
    expect((await readListedCase(ports, listedId))?.listed).not.toHaveProperty('claimed');
    expect(must(await mergeListed(ports, merge))).not.toHaveProperty('claimed');
    expect(await movedTo(ports, listedId)).toBe(other);
  });

  it('that nobody agreed to moves nothing, even when its pledge is public', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Another');
    const { personId, claimed } = await claim(ports, listedId, 'kim@nordlys.example');
    await publishPledge(ports, pledgeOf(claimed), personId);
    expect(await movedTo(ports, listedId)).toBeUndefined();
    expect((await readEntries(ports)).map(({ kind }) => kind)).toEqual(['listed', 'pledge']);
  });

  it('stands at once for the address in the list, however its letters are written', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys', 'Kim@Nordlys.example');
    const { claimed } = await claim(ports, listedId, 'kim@nordlys.example');
    expect(must(claimed).stands).toBe('approved');
    expect(await readOpenClaims(ports)).toEqual([]);
  });

  it('begins a draft that offers what the list said, and is nothing before it is saved', async () => {
    const ports = testPorts();
    const organisationId = listedIdOf('Nordlys');
    const facts = { country: 'NO', website: 'https://nordlys.example/', sector: 'energy' } as const;
    const listed = { rev: 1, organisationId, name: 'Nordlys', source: 's', attribution: 'a', ...facts };
    await create(ports.pact, listedEntity, listed);
    const { personId, claimed } = await claim(ports, organisationId, 'kim@nordlys.example');
    const draft = await load(ports.pact, draftEntity, pledgeOf(claimed));
    expect(draft).toMatchObject({ suggested: { legalName: 'Nordlys', ...facts } });
    expect(draft?.organisation).toBeUndefined();
    const kim = await asPerson(ports, personId);
    const { body } = await kim.get(`/en/my/${pledgeOf(claimed)}/organisation`);
    expect(body).toContain('value="Nordlys"');
    expect(body).toContain('value="https://nordlys.example/"');
    expect(body).toMatch(/<option value="NO" selected[^>]*>/);
    expect(body).toMatch(/<option value="energy" selected[^>]*>/);
    expect(body).toContain('filled in from the list of earlier signatories');
  });

  it('that stands leaves no hash of an address behind', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys', 'kim@nordlys.example');
    await claim(ports, listedId, 'kim@nordlys.example');
    const entry = await load(ports.pact, listedEntity, listedId);
    expect(entry).not.toHaveProperty('contactHash');
    expect(entry?.history?.map(({ what }) => what)).toEqual(['claimed']);
  });

  it('is one claim however often it is sent, and begins a draft with nothing dated back', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys');
    const first = await claim(ports, listedId, 'kim@nordlys.example');
    ports.clock.advance(60_000);
    const second = await claim(ports, listedId, 'kim@nordlys.example');
    expect(second.claimed).toEqual(first.claimed);
    const head = await load(ports.pact, pledgeHead, pledgeOf(first.claimed));
    expect(head).toMatchObject({ name: 'Nordlys', reports: {}, pending: { state: 'draft' } });
    expect(head?.current).toBeUndefined();
  });

  it('of two that are agreed to one wins, and the other is told', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys');
    const [one, two] = [
      await claim(ports, listedId, 'a@a.example'),
      await claim(ports, listedId, 'b@b.example'),
    ];
    const settled = await Promise.all(
      [one, two].map(({ claimed }) => settleClaim(ports, { pledgeId: pledgeOf(claimed), by: 'staff:rita' })),
    );
    expect(settled.filter(({ ok }) => ok)).toHaveLength(1);
    const loser = settled[0]?.ok === true ? two : one;
    const standing = await readClaim(ports, { listedId, personId: loser.personId });
    expect(standing?.standing.stands).toBe('taken');
  });

  it('that is refused says why, stays refused, and leaves the pledge to its person', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys');
    const { personId, claimed } = await claim(ports, listedId, 'eve@evil.example');
    const pledgeId = pledgeOf(claimed);
    must(await refuseClaim(ports, { pledgeId, by: 'staff:rita', reasons: 'Not your domain' }));
    const standing = { stands: 'refused', pledgeId, reasons: 'Not your domain' };
    expect((await readClaim(ports, { listedId, personId }))?.standing).toEqual(standing);
    expect((await settleClaim(ports, { pledgeId, by: 'staff:rita' })).ok).toBe(false);
    expect(must((await claim(ports, listedId, 'eve@evil.example')).claimed)).toEqual(standing);
    expect(await load(ports.pact, pledgeHead, pledgeId)).toBeDefined();
  });

  it('that was agreed to is off staff’s list even when the tidying write was lost', async () => {
    const ports = testPorts();
    const listedId = await list(ports, 'Nordlys');
    const { claimed } = await claim(ports, listedId, 'kim@nordlys.example');
    const pledgeId = pledgeOf(claimed);
    const entry = await load(ports.pact, listedEntity, listedId);
    if (entry === undefined) throw new Error('the entry is there');
    const agreed = { pledge: pledgeId, at: '2026-11-22T09:00:00.000Z', by: 'staff:rita' };
    await save(ports.pact, listedEntity, { ...entry, claimed: agreed });
    expect(await readOpenClaims(ports)).toEqual([]);
    must(await settleClaim(ports, { pledgeId, by: 'staff:rita' }));
    expect((await load(ports.pact, claimEntity, pledgeId))?.state).toBe('settled');
  });
});

describe('a merged entry', () => {
  it('leads to the one that stands for it, and its name lives on there', async () => {
    const ports = testPorts();
    const [gmbh, plain] = [await list(ports, 'Acme GmbH'), await list(ports, 'Acme')];
    must(await mergeListed(ports, { listedId: gmbh, into: plain, staff: 'rita' }));
    expect(await movedTo(ports, gmbh)).toBe(plain);
    expect(await namesOf(ports)).toEqual([['listed', 'Acme', ['Acme GmbH']]]);
    expect(await namesMovedTo(ports, plain)).toEqual(['Acme GmbH']);
  });

  it('follows when its target is merged in turn, and never in a circle', async () => {
    const ports = testPorts();
    const [a, b, c] = [await list(ports, 'A'), await list(ports, 'B'), await list(ports, 'C')];
    must(await mergeListed(ports, { listedId: a, into: b, staff: 'rita' }));
    must(await mergeListed(ports, { listedId: b, into: c, staff: 'rita' }));
    expect(await movedTo(ports, a)).toBe(c);
    expect(await namesOf(ports)).toEqual([['listed', 'C', ['A', 'B']]]);
    expect(await namesMovedTo(ports, c)).toEqual(['A', 'B']);
    expect(await mergeListed(ports, { listedId: c, into: a, staff: 'rita' })).toMatchObject({
      refusal: 'same',
    });
  });

  it('can be taken back', async () => {
    const ports = testPorts();
    const [a, b] = [await list(ports, 'A'), await list(ports, 'B')];
    must(await mergeListed(ports, { listedId: a, into: b, staff: 'rita' }));
    must(await unmergeListed(ports, { listedId: a, staff: 'rita' }));
    expect((await readEntries(ports)).map(({ name }) => name)).toEqual(['A', 'B']);
  });

  it('is refused where the target is nothing public, or the entry was claimed', async () => {
    const ports = testPorts();
    const [a, b] = [await list(ports, 'A', 'kim@a.example'), await list(ports, 'B')];
    expect(await mergeListed(ports, { listedId: b, into: 'nothing', staff: 'rita' })).toMatchObject({
      refusal: 'no-target',
    });
    await claim(ports, a, 'kim@a.example');
    expect(await mergeListed(ports, { listedId: a, into: b, staff: 'rita' })).toMatchObject({
      refusal: 'claimed',
    });
  });
});
