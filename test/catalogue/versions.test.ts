import { afterEach, describe, expect, it } from 'vitest';
import {
  type Catalogue,
  catalogueOf,
  catalogueVersions,
  commitmentById,
  currentCatalogue,
  knowCatalogues,
  newerThan,
} from '../../functions/catalogue/catalogue.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { chosenCommitments } from '../../functions/pledges/completeness.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { moveCatalogue } from '../../functions/pledges/move-catalogue.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { textOf, versionEntity } from '../../functions/pledges/version.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import { completeDraft, must } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asPerson } from '../support/signed-in.ts';

const bundled = currentCatalogue();
const NEW = 'DEPL-6';
const GONE = 'PROV-8';
const without = (id: string, catalogue: string): Catalogue => ({
  ...bundled,
  catalogue,
  commitments: bundled.commitments.filter((commitment) => commitment.id !== id),
});
const older = without(NEW, 'test-older');
const newer = without(GONE, 'test-newer');

afterEach(() => {
  knowCatalogues([bundled]);
});

/** A draft written against the older of two versions, of which the newer one has come out since. */
const pinned = async () => {
  const ports = testPorts();
  knowCatalogues([older]);
  const written = await completeDraft(ports);
  const choice = { name: 'commitments', values: ['CORE-1', 'CORE-2', 'CORE-3', GONE] } as const;
  must(await saveSection(ports, { ...written, seenRev: 1, section: choice }));
  const values = [
    { id: 'a', text: 'Label what we generate', status: 'in-place' as const, start: '2026-01-01' },
  ];
  must(
    await saveSection(ports, {
      ...written,
      seenRev: 0,
      section: { name: 'actions', commitment: GONE, values },
    }),
  );
  knowCatalogues([older, newer]);
  const draft = async () => {
    const found = await load(ports.pact, draftEntity, written.organisationId);
    if (found === undefined) throw new Error('the draft is there');
    return found;
  };
  return { ports, ...written, draft, kim: await asPerson(ports, written.personId) };
};

describe('the versions of the catalogue', () => {
  it('name each commitment once, each with a version of its own', () => {
    for (const { commitments } of catalogueVersions()) {
      const ids = commitments.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
    }
    const names = catalogueVersions().map(({ catalogue }) => catalogue);
    expect(new Set(names).size).toBe(names.length);
  });

  it('tell what a newer one has and lacks, and nothing where there is none', () => {
    knowCatalogues([older, newer]);
    expect(newerThan('test-older')).toEqual({ to: 'test-newer', added: [NEW], gone: [GONE] });
    expect(newerThan('test-newer')).toBeUndefined();
    expect(commitmentById(GONE)?.id).toBe(GONE);
    expect(() => catalogueOf('test-unheard-of')).toThrow('test-unheard-of');
  });
});

describe('a draft', () => {
  it('stays with its version: what a newer one adds cannot be chosen, what it lacks still can', async () => {
    const { ports, organisationId, personId, draft } = await pinned();
    expect(chosenCommitments(await draft())).toContain(GONE);
    const section = { name: 'commitments', values: [NEW] } as const;
    expect(await saveSection(ports, { organisationId, personId, seenRev: 2, section })).toMatchObject({
      refusal: { why: 'not-found' },
    });
    const signing = { how: 'self', name: 'Kim', position: 'CEO' } as const;
    const head = must(await sendForSignature(ports, { organisationId, personId, language: 'en', signing }));
    const version = await load(ports.pact, versionEntity, organisationId, head.versions);
    expect(version === undefined ? undefined : textOf(version)).toMatchObject({
      catalogue: 'test-older',
      commitments: [{ id: 'CORE-1' }, { id: 'CORE-2' }, { id: 'CORE-3' }, { id: GONE }],
    });
  });

  it('is told what is new, and looking at it changes nothing', async () => {
    const { organisationId, draft, kim } = await pinned();
    const root = `/en/my/${organisationId}`;
    expect((await kim.get(root)).body).toContain('A newer catalogue has 1 new commitment');
    const before = await draft();
    const { body } = await kim.get(`${root}/newer`);
    expect(body).toContain(`${NEW}:`);
    expect(body).toContain('No longer offered');
    expect(await draft()).toEqual(before);
  });

  it('moves when its organisation says so, with every answer kept', async () => {
    const { organisationId, draft, kim } = await pinned();
    const root = `/en/my/${organisationId}`;
    const before = await draft();
    expect((await kim.post(`${root}/newer`, { to: 'test-newer' })).location).toBe(`${root}/commitments`);
    const after = await draft();
    expect(after).toMatchObject({ catalogue: 'test-newer', actions: before.actions });
    expect(chosenCommitments(after)).not.toContain(GONE);
    expect((await kim.get(`${root}/commitments`)).body).toContain(`value="${NEW}"`);
    expect((await kim.get(root)).body).not.toContain('A newer catalogue');
    expect((await kim.get(`${root}/newer`)).location).toBe(root);
  });

  it('does not move to a version that nobody offers, nor once it is signed', async () => {
    const { ports, organisationId, personId } = await pinned();
    const move = (to: string) => moveCatalogue(ports, { organisationId, personId, to });
    expect(await move('test-unheard-of')).toMatchObject({ refusal: { why: 'changed-meanwhile' } });
    const signing = { how: 'self', name: 'Kim', position: 'CEO' } as const;
    must(await sendForSignature(ports, { organisationId, personId, language: 'en', signing }));
    expect(await move('test-newer')).toMatchObject({ refusal: { why: 'wrong-state' } });
  });

  it('does not move twice, for whom it is not to write, while it is put down, nor over what somebody else writes', async () => {
    const { ports, organisationId, personId, draft } = await pinned();
    const wrong = { ok: false, refusal: { why: 'wrong-state', found: 'draft' } };
    const request = { organisationId, personId, to: 'test-newer' };
    expect(await moveCatalogue(ports, { ...request, organisationId: 'nobody' })).toEqual({
      ok: false,
      refusal: { why: 'not-found' },
    });
    expect(await moveCatalogue(ports, { ...request, personId: 'staff:rita' })).toEqual(wrong);
    const touch = async () => save(ports.pact, draftEntity, await draft());
    const racing = beforeWrites(ports, { type: draftEntity.type }, touch);
    expect(await moveCatalogue(racing, request)).toEqual({
      ok: false,
      refusal: { why: 'changed-meanwhile' },
    });
    const frozen = { version: 1, until: '2026-11-22T09:01:00.000Z' };
    await save(ports.pact, draftEntity, { ...(await draft()), frozen });
    expect(await moveCatalogue(ports, request)).toEqual(wrong);
    ports.clock.set('2026-11-22T09:02:00.000Z');
    const moved = must(await moveCatalogue(ports, request));
    expect(moved).toEqual(await draft());
    expect(moved.changedAt).toBe('2026-11-22T09:02:00.000Z');
    ports.clock.advance(1000);
    expect(must(await moveCatalogue(ports, request))).toEqual(moved);
    expect(await draft()).toEqual(moved);
  });
});
