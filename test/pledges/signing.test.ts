import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { memberEntity } from '../../functions/access/model.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { setClosingDate } from '../../functions/pledges/closing-date.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { historyVerifies } from '../../functions/pledges/history.ts';
import { decline, openReview, publish, returnPledge } from '../../functions/pledges/review.ts';
import { revise } from '../../functions/pledges/revise.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { approve, lapse, sendBack } from '../../functions/pledges/signature.ts';
import { isSigner, signerWords } from '../../functions/pledges/signing.ts';
import { startPledge } from '../../functions/pledges/start-pledge.ts';
import { textOf, versionEntity } from '../../functions/pledges/version.ts';
import { awaitingSignature, completeDraft, must, publishedPledge, signedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const headOf = async (ports: TestPorts, organisationId: string) => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head === undefined) throw new Error('there is a head');
  return head;
};

describe('signing', () => {
  it('lets the submitter with authority sign at once', async () => {
    const ports = testPorts();
    const { organisationId } = await signedPledge(ports);
    const head = await headOf(ports, organisationId);
    expect(head.pending?.state).toBe('submitted');
    expect(head.history.map((link) => link.what)).toEqual([
      'started',
      'sent-for-signature',
      'approved',
      'submitted',
    ]);
  });

  it('refuses a draft that lacks something', async () => {
    const ports = testPorts();
    const { personId } = await ensurePerson(ports, { email: 'kim@nordlys.example', language: 'sv' });
    const { organisationId } = must(await startPledge(ports, { personId, language: 'sv', after: 0 }));
    const signing = { how: 'self', name: 'Kim', position: 'CTO' } as const;
    const sent = await sendForSignature(ports, { organisationId, personId, language: 'sv', signing });
    expect(sent).toMatchObject({ ok: false, refusal: { why: 'incomplete' } });
  });

  it('gives one submitted pledge when it is sent twice at once', async () => {
    const ports = testPorts();
    const written = await completeDraft(ports);
    const signing = { how: 'self', name: 'Kim', position: 'CTO' } as const;
    const sent = await Promise.all(
      [1, 2].map(() => sendForSignature(ports, { ...written, language: 'sv', signing })),
    );
    expect(sent.filter((result) => result.ok)).toHaveLength(1);
    const { history } = await headOf(ports, written.organisationId);
    expect(history.filter((link) => link.what === 'submitted')).toHaveLength(1);
  });

  it('is submitted when the last of several has approved', async () => {
    const ports = testPorts();
    const { organisationId, alva, bo, sha256 } = await awaitingSignature(ports);
    must(await approve(ports, { organisationId, personId: alva, sha256 }));
    expect((await headOf(ports, organisationId)).pending?.state).toBe('awaiting-signature');
    must(await approve(ports, { organisationId, personId: bo, sha256 }));
    expect((await headOf(ports, organisationId)).pending?.state).toBe('submitted');
  });

  it('counts both when two approve at the same moment', async () => {
    const ports = testPorts();
    const { organisationId, alva, bo, sha256 } = await awaitingSignature(ports);
    await Promise.all([alva, bo].map((personId) => approve(ports, { organisationId, personId, sha256 })));
    expect((await headOf(ports, organisationId)).pending?.state).toBe('submitted');
  });

  it('refuses somebody who was not asked, another text, and a second answer', async () => {
    const ports = testPorts();
    const { organisationId, personId, alva, sha256 } = await awaitingSignature(ports);
    const stranger = await approve(ports, { organisationId, personId, sha256 });
    expect(stranger).toEqual({ ok: false, refusal: { why: 'not-a-signatory' } });
    const other = await approve(ports, { organisationId, personId: alva, sha256: 'f'.repeat(64) });
    expect(other).toEqual({ ok: false, refusal: { why: 'changed-meanwhile' } });
    must(await approve(ports, { organisationId, personId: alva, sha256 }));
    expect((await approve(ports, { organisationId, personId: alva, sha256 })).ok).toBe(false);
  });

  it('is a draft again when one sends it back, and the comment stays', async () => {
    const ports = testPorts();
    const { organisationId, alva, bo } = await awaitingSignature(ports);
    must(await sendBack(ports, { organisationId, personId: bo, comment: 'The date is wrong' }));
    const { pending } = await headOf(ports, organisationId);
    expect([pending?.state, pending?.reasons]).toEqual(['draft', 'The date is wrong']);
    const late = await approve(ports, { organisationId, personId: alva, sha256: 'x' });
    expect(late).toEqual({ ok: false, refusal: { why: 'wrong-state', found: 'draft' } });
  });

  it('lapses for the version it was sent with only', async () => {
    const ports = testPorts();
    const { organisationId } = await awaitingSignature(ports);
    expect((await lapse(ports, { organisationId, version: 2 })).ok).toBe(false);
    expect(must(await lapse(ports, { organisationId, version: 1 })).pending?.state).toBe('draft');
  });

  it('names signers by a hash that their member item proves and the text alone does not', async () => {
    const ports = testPorts();
    const { organisationId, alva } = await awaitingSignature(ports);
    const version = await load(ports.pact, versionEntity, organisationId, 1);
    const member = await load(ports.pact, memberEntity, organisationId, alva);
    if (version === undefined || member === undefined) throw new Error('both are there');
    const [first, second] = textOf(version).signers;
    expect(version.canonical).not.toContain('Alva');
    expect([isSigner(first ?? '', member), isSigner(second ?? '', member)]).toEqual([true, false]);
  });

  it('keeps every older text provable when a person signs again under other words', async () => {
    const ports = testPorts();
    const draft = await completeDraft(ports);
    const signedAs = async (name: string, version: number) => {
      const signing = {
        how: 'others',
        signatories: [{ name, position: 'CEO', email: 'alva@nordlys.example' }],
      } as const;
      const head = must(await sendForSignature(ports, { ...draft, language: 'en', signing }));
      const personId = head.pending?.signatures[0]?.personId ?? '';
      must(await sendBack(ports, { organisationId: draft.organisationId, personId, comment: 'Not yet' }));
      const stored = await load(ports.pact, versionEntity, draft.organisationId, version);
      const member = await load(ports.pact, memberEntity, draft.organisationId, personId);
      if (stored === undefined || member === undefined) throw new Error('both are there');
      return { hash: textOf(stored).signers[0] ?? '', member };
    };
    const first = await signedAs('Alva Lind', 1);
    const second = await signedAs('Alva Lind Ek', 2);
    expect(signerWords(first.hash, second.member)).toEqual({ name: 'Alva Lind', position: 'CEO' });
    expect(signerWords(second.hash, second.member)).toEqual({ name: 'Alva Lind Ek', position: 'CEO' });
    expect(signerWords(second.hash, first.member)).toBeUndefined();
  });

  it('is closed after the closing date, to senders and to signatories', async () => {
    const ports = testPorts();
    const { organisationId, alva, sha256 } = await awaitingSignature(ports);
    must(await setClosingDate(ports, { staff: 'ada', day: '2026-11-21', seenRev: 0 }));
    const late = await approve(ports, { organisationId, personId: alva, sha256 });
    expect(late).toEqual({ ok: false, refusal: { why: 'closed', since: '2026-11-21' } });
    const draft = await completeDraft(ports, 'other@second.example');
    const signing = { how: 'self', name: 'O', position: 'P' } as const;
    const sent = await sendForSignature(ports, { ...draft, language: 'en', signing });
    expect(sent).toEqual({ ok: false, refusal: { why: 'closed', since: '2026-11-21' } });
  });

  it('is refused on a paraphrase where the official text is needed', async () => {
    const ports = { ...testPorts(), signingText: 'official' as const };
    const written = await completeDraft(ports);
    const signing = { how: 'self', name: 'O', position: 'P' } as const;
    const sent = await sendForSignature(ports, { ...written, language: 'en', signing });
    expect(sent).toEqual({ ok: false, refusal: { why: 'text-not-official' } });
  });
});

describe('review', () => {
  it('publishes with a report due twelve calendar months later', async () => {
    const ports = testPorts('2028-02-29T10:00:00.000Z');
    const { head } = await publishedPledge(ports);
    expect(head.current?.publishedAt).toBe('2028-02-29T10:00:00.000Z');
    expect(head.reports['1']).toMatchObject({ state: 'scheduled', due: '2029-02-28' });
    expect(head.pending).toBeUndefined();
    expect(historyVerifies(head.history)).toBe(true);
  });

  it('lets one of two reviewers publish', async () => {
    const ports = testPorts();
    const { organisationId } = await signedPledge(ports);
    must(await openReview(ports, { organisationId, staff: 'rita' }));
    const published = await Promise.all(
      ['rita', 'erik'].map((staff) => publish(ports, { organisationId, staff })),
    );
    expect(published.map((result) => result.ok).sort()).toEqual([false, true]);
    expect(published.find((result) => !result.ok)).toMatchObject({
      refusal: { why: 'wrong-state', found: 'published' },
    });
  });

  it('does not publish what nobody took into review', async () => {
    const ports = testPorts();
    const { organisationId } = await signedPledge(ports);
    expect((await publish(ports, { organisationId, staff: 'rita' })).ok).toBe(false);
  });

  it('returns with reasons, and the next version is signed anew', async () => {
    const ports = testPorts();
    const written = await signedPledge(ports);
    const review = { organisationId: written.organisationId, staff: 'rita' };
    must(await openReview(ports, review));
    must(await returnPledge(ports, { ...review, reasons: 'Which systems?' }));
    const signing = { how: 'self', name: 'Kim Berg', position: 'Head of AI' } as const;
    const again = must(await sendForSignature(ports, { ...written, language: 'sv', signing }));
    expect([again.pending?.state, again.pending?.version]).toEqual(['submitted', 2]);
  });

  it('declines with reasons, and the organisation may try again', async () => {
    const ports = testPorts();
    const written = await signedPledge(ports);
    const review = { organisationId: written.organisationId, staff: 'rita' };
    must(await openReview(ports, review));
    must(await decline(ports, { ...review, reasons: 'Not an organisation' }));
    expect(must(await revise(ports, written)).pending).toMatchObject({
      state: 'draft',
      reasons: 'Not an organisation',
    });
  });
});
