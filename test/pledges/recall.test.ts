import { expect, it } from 'vitest';
import { historyVerifies, writingSince } from '../../functions/pledges/history.ts';
import { recall } from '../../functions/pledges/recall.ts';
import { approve } from '../../functions/pledges/signature.ts';
import { headOf } from '../support/colleagues.ts';
import { awaitingSignature, must, signedPledge } from '../support/pledge.ts';
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
