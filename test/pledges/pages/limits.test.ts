import { describe, expect, it } from 'vitest';
import { load } from '../../../functions/platform/store/entity.ts';
import { draftEntity } from '../../../functions/pledges/draft.ts';
import { saveSection } from '../../../functions/pledges/save-section.ts';
import { fieldOf } from '../../support/ask.ts';
import { completeDraft, must } from '../../support/pledge.ts';
import { type TestPorts, testPorts } from '../../support/ports.ts';
import { addAction, signedIn } from './form-walk.ts';

const manyActions = async (ports: TestPorts, count: number, text: string) => {
  const { organisationId, personId } = await completeDraft(ports, 'kim@nordlys.example');
  const values = Array.from({ length: count }, (_, at) => ({
    id: `many-${at}`,
    text,
    status: 'planned' as const,
    target: '2027-06-30',
  }));
  for (const commitment of ['CORE-1', 'CORE-2', 'CORE-3', 'PROV-1', 'PROV-2', 'PROV-3', 'PROV-4']) {
    const draft = await load(ports.pact, draftEntity, organisationId);
    const seenRev = draft?.actions[commitment]?.rev ?? 0;
    const section = { name: 'actions' as const, commitment, values };
    must(await saveSection(ports, { organisationId, personId, seenRev, section }));
  }
  return { kim: await signedIn(ports, 'kim@nordlys.example'), root: `/en/my/${organisationId}` };
};

describe('the limits of a draft', () => {
  it('takes no more than twenty actions for one commitment', async () => {
    const { kim, root } = await manyActions(testPorts(), 20, 'One of many actions.');
    const answer = await addAction(kim, root, 'CORE-1');
    expect([answer.status, answer.body.includes('at most 20 actions')]).toEqual([422, true]);
    expect(fieldOf(answer, 'target-year')).toBe('2027');
  });

  it('says that all actions together are too long before the table would', async () => {
    const { kim, root } = await manyActions(testPorts(), 19, 'Δ'.repeat(1000));
    const answer = await addAction(kim, root, 'CORE-1');
    expect([answer.status, answer.body.includes('have become too long')]).toEqual([422, true]);
  });
});
