import { beforeEach, describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { setClosingDate } from '../../functions/pledges/closing-date.ts';
import { type Draft, draftEntity } from '../../functions/pledges/draft.ts';
import { type PledgeHead, pledgeHead } from '../../functions/pledges/head.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { type SignatureRequest, sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { textOf, versionEntity } from '../../functions/pledges/version.ts';
import { headOf } from '../support/colleagues.ts';
import { meanwhile } from '../support/meanwhile.ts';
import { completeDraft, must, profile, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

let ports: TestPorts;
let written: Written;

const refused = (refusal: object) => ({ ok: false, refusal });
const CHANGED = refused({ why: 'changed-meanwhile' });
const self = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;
const send = (changes: Partial<SignatureRequest> = {}, through = ports) =>
  sendForSignature(through, { ...written, language: 'en', signing: self, ...changes });
const draft = async (): Promise<Draft> => {
  const found = await load(ports.pact, draftEntity, written.organisationId);
  if (found === undefined) throw new Error('the draft is there');
  return found;
};
const change = async (changes: Partial<PledgeHead>) =>
  save(ports.pact, pledgeHead, { ...(await headOf(ports, written.organisationId)), ...changes });
const askedOf = (count: number, at = 'nordlys.example') => ({
  how: 'others' as const,
  signatories: Array.from({ length: count }, (_, number) => ({
    name: `Signer ${number}`,
    position: 'CEO',
    email: `s${number}@${at}`,
  })),
});

beforeEach(async () => {
  ports = testPorts();
  written = await completeDraft(ports);
});

describe('a draft that is sent for signature', () => {
  it('has a reference that people can quote: the year, the organisation, the version', async () => {
    const { pending } = must(await send());
    const id = written.organisationId.slice(0, 8).toUpperCase();
    expect(pending?.reference).toBe(`AIP-2026-${id}-1`);
    expect(id).toMatch(/^[0-9A-F]{8}$/);
  });

  it('takes the year of Brussels into its reference', async () => {
    ports.clock.set('2026-12-31T23:30:00.000Z');
    expect(must(await send()).pending?.reference).toMatch(/^AIP-2027-/);
  });

  it('is put down as what it says, with nothing left out, and those who sign by their hashes', async () => {
    const { organisation, actions } = await draft();
    const { pending, versions, name } = must(await send());
    const version = await load(ports.pact, versionEntity, written.organisationId, 1);
    if (version === undefined) throw new Error('it was put down');
    expect(textOf(version)).toEqual({
      catalogue: (await draft()).catalogue,
      textStatus: 'paraphrase',
      organisation: organisation?.values,
      commitments: Object.entries(actions).map(([id, { values }]) => ({ id, actions: values })),
      signers: pending?.signatures.map(({ signer }) => signer),
    });
    expect(pending).toMatchObject({ state: 'submitted', version: 1, sha256: version.sha256 });
    expect([versions, name]).toEqual([1, 'Nordlys Analys AB']);
  });

  it('lets its signatories in', async () => {
    must(await send({ signing: askedOf(1) }));
    const members = await ports.pact.partition(`ORG#${written.organisationId}`, 'MEMBER#');
    expect(members.map(({ roles }) => roles)).toContainEqual(['signatory']);
  });
});

describe('sending is refused', () => {
  it('where there is no pledge, and where its draft is gone', async () => {
    expect(await send({ organisationId: 'nobody' })).toEqual(refused({ why: 'not-found' }));
    await ports.pact.remove(draftEntity.key(written.organisationId), { rev: (await draft()).rev });
    expect(await send()).toEqual(refused({ why: 'not-found' }));
  });

  it('where the sender saw another draft, or an official text that is not what would be signed', async () => {
    const { rev } = await draft();
    expect(await send({ seenRev: rev - 1 })).toEqual(CHANGED);
    expect(await send({ seenText: 'a'.repeat(64) })).toEqual(CHANGED);
    expect(await send({ seenRev: rev, seenText: 'a'.repeat(64) })).toEqual(CHANGED);
    expect((await send({ seenRev: rev, seenText: '' })).ok).toBe(true);
  });

  it('where a colleague saves in the same moment, which would miss the text', async () => {
    const section = { name: 'organisation', values: profile({ country: 'DK' }) } as const;
    const racing = meanwhile(ports, pledgeHead.type, async () =>
      must(
        await saveSection(ports, { ...written, seenRev: (await draft()).organisation?.rev ?? 0, section }),
      ),
    );
    expect(await send({}, racing)).toEqual(CHANGED);
    expect(await load(ports.pact, versionEntity, written.organisationId, 1)).toBeUndefined();
  });

  it('while the office enters it from a letter, or the organisation is asked to confirm that', async () => {
    const entered = { by: 'staff:rita', letterOn: '2026-11-01' };
    await change({ entered });
    expect(await send()).toEqual(refused({ why: 'wrong-state', found: 'draft' }));
    await change({ entered: { ...entered, sentAt: '2026-11-22T09:00:00.000Z' } });
    expect(await send()).toEqual(refused({ why: 'wrong-state', found: 'draft' }));
  });

  it('once it was sent', async () => {
    must(await send());
    expect(await send()).toEqual(refused({ why: 'wrong-state', found: 'submitted' }));
  });

  it('after the last day of signing, and not on it', async () => {
    must(await setClosingDate(ports, { staff: 'ada', day: '2026-11-21', seenRev: 0 }));
    expect(await send()).toEqual(refused({ why: 'closed', since: '2026-11-21' }));
    must(await setClosingDate(ports, { staff: 'ada', day: '2026-11-22', seenRev: 1 }));
    expect((await send()).ok).toBe(true);
  });

  it('with what is missing, each part by its name', async () => {
    const { contact: _, ...without } = await draft();
    await save(ports.pact, draftEntity, without);
    expect(await send()).toEqual(
      refused({ why: 'incomplete', missing: [JSON.stringify({ section: 'contact', why: 'absent' })] }),
    );
  });

  it('where too many strangers would be written to; who signs by own authority writes to nobody', async () => {
    expect(await send({ signing: askedOf(21) })).toMatchObject(refused({ why: 'too-often' }));
    expect(await load(ports.pact, versionEntity, written.organisationId, 1)).toBeUndefined();
    expect((await send()).ok).toBe(true);
  });
});
