import { expect, it } from 'vitest';
import { historyVerifies, writingSince } from '../../functions/pledges/history.ts';
import { recall } from '../../functions/pledges/recall.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { approve } from '../../functions/pledges/signature.ts';
import { headOf } from '../support/colleagues.ts';
import { awaitingSignature, must, others, profile, signedPledge } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { sentToOthers } from './pages/signing-walk.ts';

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

it('takes nothing back that the AI Office has already', async () => {
  const ports = testPorts();
  const { organisationId, personId } = await signedPledge(ports);
  expect(await recall(ports, { organisationId, personId })).toMatchObject({
    ok: false,
    refusal: { why: 'wrong-state', found: 'submitted' },
  });
});

it('is offered to who writes, by a button, while the text is being signed', async () => {
  const { kim, alva, root } = await sentToOthers();
  expect((await kim.get(root)).body).toContain('value="recall"');
  expect((await alva.get(root)).body).not.toContain('value="recall"');
  await kim.post(root, { do: 'recall' });
  expect((await kim.get(root)).body).toContain('Taken back from signature');
  expect((await alva.get(`${root}/text`)).body).toContain('Nothing waits for your signature');
});
