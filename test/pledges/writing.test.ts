import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { pledgesOf } from '../../functions/pledges/pledges-of.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { startPledge } from '../../functions/pledges/start-pledge.ts';
import { awaitingSignature, completeDraft, must, profile } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

describe('starting', () => {
  it('gives one pledge however often the same start is sent', async () => {
    const ports = testPorts();
    const { personId } = await ensurePerson(ports, { email: 'kim@nordlys.example', language: 'sv' });
    const started = await Promise.all(
      [0, 0, 0].map((after) => startPledge(ports, { personId, language: 'sv', after })),
    );
    expect(new Set(started.map((result) => must(result).organisationId)).size).toBe(1);
    expect(await pledgesOf(ports, personId)).toHaveLength(1);
  });

  it('gives a second pledge for another organisation', async () => {
    const ports = testPorts();
    const { personId } = await ensurePerson(ports, { email: 'kim@nordlys.example', language: 'sv' });
    must(await startPledge(ports, { personId, language: 'sv', after: 0 }));
    must(await startPledge(ports, { personId, language: 'sv', after: 1 }));
    expect(await pledgesOf(ports, personId)).toHaveLength(2);
  });
});

describe('saving a section', () => {
  it('keeps both of two saves in different sections at once', async () => {
    const ports = testPorts();
    const { personId } = await ensurePerson(ports, { email: 'kim@nordlys.example', language: 'sv' });
    const { organisationId } = must(await startPledge(ports, { personId, language: 'sv', after: 0 }));
    const who = { organisationId, personId, seenRev: 0 };
    const contact = { name: 'Kim', position: 'CTO', email: 'kim@nordlys.example', language: 'sv' as const };
    const saved = await Promise.all([
      saveSection(ports, { ...who, section: { name: 'organisation', values: profile() } }),
      saveSection(ports, { ...who, section: { name: 'contact', values: contact } }),
    ]);
    expect(saved.map((result) => result.ok)).toEqual([true, true]);
    const draft = await load(ports.pact, draftEntity, organisationId);
    expect([draft?.organisation?.values.legalName, draft?.contact?.values.name]).toEqual([
      'Nordlys Analys AB',
      'Kim',
    ]);
  });

  it('tells the second of two people in one section', async () => {
    const ports = testPorts();
    const written = await completeDraft(ports);
    const request = { ...written, seenRev: 1 };
    must(
      await saveSection(ports, {
        ...request,
        section: { name: 'organisation', values: profile({ legalName: 'A' }) },
      }),
    );
    const second = await saveSection(ports, {
      ...request,
      section: { name: 'organisation', values: profile({ legalName: 'B' }) },
    });
    expect(second).toEqual({ ok: false, refusal: { why: 'changed-meanwhile' } });
    expect(
      (await load(ports.pact, draftEntity, written.organisationId))?.organisation?.values.legalName,
    ).toBe('A');
  });

  it('is refused once the text is with its signatories', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await awaitingSignature(ports);
    const saved = await saveSection(ports, {
      organisationId,
      personId,
      seenRev: 1,
      section: { name: 'organisation', values: profile({ legalName: 'Other' }) },
    });
    expect(saved).toEqual({ ok: false, refusal: { why: 'wrong-state', found: 'awaiting-signature' } });
  });

  it('is refused while somebody is sending, and works again when the sender died on the way', async () => {
    const ports = testPorts();
    const { organisationId, personId } = await completeDraft(ports);
    const draft = await load(ports.pact, draftEntity, organisationId);
    if (draft === undefined) throw new Error('there is a draft');
    await save(ports.pact, draftEntity, {
      ...draft,
      frozen: { version: 1, until: '2026-11-22T09:01:00.000Z' },
    });
    const section = { name: 'organisation', values: profile({ legalName: 'Late' }) } as const;
    const during = await saveSection(ports, { organisationId, personId, seenRev: 1, section });
    expect(during.ok).toBe(false);
    ports.clock.set('2026-11-22T09:01:01.000Z');
    expect((await saveSection(ports, { organisationId, personId, seenRev: 1, section })).ok).toBe(true);
  });
});
