import { expect, it } from 'vitest';
import { readQueue } from '../../functions/office/read-queue.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { toInstant } from '../../functions/platform/time.ts';
import { historyVerifies, writingSince } from '../../functions/pledges/history.ts';
import { recall } from '../../functions/pledges/recall.ts';
import { openReview } from '../../functions/pledges/review.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { approve } from '../../functions/pledges/signature.ts';
import { stepEntity, stepSortKey } from '../../functions/reminders/step.ts';
import { stillOwed } from '../../functions/reminders/still-owed.ts';
import { headOf } from '../support/colleagues.ts';
import { awaitingSignature, must, others, profile, signedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { sentToOthers } from './pages/signing-walk.ts';

const workflows = { startReportYear: async () => undefined };

it('takes a text back from its signatories: a draft again, and an approval of it is refused', async () => {
  const ports = testPorts();
  const { organisationId, personId, alva, sha256 } = await awaitingSignature(ports);
  const { pending } = await headOf(ports, organisationId);
  const head = must(await recall(ports, { organisationId, personId }));
  expect(head.pending?.state).toBe('draft');
  expect(head.history.at(-1)).toMatchObject({ what: 'recalled', who: personId, version: pending?.version });
  expect(writingSince(head)).toBe(head.history.at(-1)?.rev);
  expect(historyVerifies(head.history)).toBe(true);
  const late = await approve(ports, { organisationId, personId: alva, sha256 });
  expect(late).toMatchObject({ ok: false, refusal: { why: 'wrong-state', found: 'draft' } });
});

it('has a text of which one letter was changed signed anew by everybody, who had signed it included', async () => {
  const ports = testPorts();
  const { organisationId, personId, alva, bo, sha256 } = await awaitingSignature(ports);
  must(await approve(ports, { organisationId, personId: alva, sha256 }));
  must(await recall(ports, { organisationId, personId }));
  const legalName = 'Nordlys Analyz AB';
  const section = { name: 'organisation' as const, values: profile({ legalName }) };
  must(await saveSection(ports, { organisationId, personId, seenRev: 1, section }));
  const { pending } = must(
    await sendForSignature(ports, { organisationId, personId, language: 'en', signing: others }),
  );
  expect(pending?.sha256).not.toBe(sha256);
  expect(pending?.signatures.map(({ status }) => status)).toEqual(['asked', 'asked']);
  for (const signatory of [alva, bo]) {
    const stale = await approve(ports, { organisationId, personId: signatory, sha256 });
    expect(stale).toMatchObject({ ok: false, refusal: { why: 'changed-meanwhile' } });
  }
  const first = must(await approve(ports, { organisationId, personId: alva, sha256: pending?.sha256 ?? '' }));
  expect(first.pending?.state).toBe('awaiting-signature');
});

it('takes back what everybody has signed and no reviewer has opened: it is off the queue, and nobody is reminded of it', async () => {
  const ports = testPorts();
  const { organisationId, personId } = await signedPledge(ports);
  await settle({ ...ports, workflows }, organisationId);
  must(await recall(ports, { organisationId, personId }));
  await settle({ ...ports, workflows }, organisationId);
  const now = toInstant(ports.clock.now());
  expect((await readQueue(ports, { view: 'all', now, from: '', begins: '' })).rows).toEqual([]);
  expect(await openReview(ports, { organisationId, staff: 'rita' })).toMatchObject({
    ok: false,
    refusal: { why: 'wrong-state', found: 'draft' },
  });
  const step = await load(
    ports.pact,
    stepEntity,
    organisationId,
    stepSortKey('review', '1', 'working-day-8'),
  );
  if (step === undefined) throw new Error('the review is reminded of');
  const found = { step, head: await headOf(ports, organisationId), now };
  expect(stillOwed({ ...found, draft: undefined })).toMatchObject({ owed: false, why: 'taken-back' });
});

it('takes nothing back once its review has begun', async () => {
  const ports = testPorts();
  const { organisationId, personId } = await signedPledge(ports);
  must(await openReview(ports, { organisationId, staff: 'rita' }));
  expect(await recall(ports, { organisationId, personId })).toMatchObject({
    ok: false,
    refusal: { why: 'wrong-state', found: 'in-review' },
  });
});

it('asks who writes before it takes a text back, says what follows, and lets nobody else', async () => {
  const { kim, alva, root } = await sentToOthers();
  expect((await kim.get(root)).body).toContain(`href="${root}/take-back"`);
  expect((await alva.get(root)).body).not.toContain('/take-back');
  expect((await kim.get(`${root}/take-back`)).body).toContain('Signatures given so far no longer count');
  await kim.post(`${root}/take-back`);
  expect((await kim.get(root)).body).toContain('The text was taken back');
  expect((await alva.get(`${root}/text`)).body).toContain('Nothing waits for your signature');
});
