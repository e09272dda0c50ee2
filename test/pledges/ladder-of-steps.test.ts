import { describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { missingOf } from '../../functions/pledges/completeness.ts';
import { type Action, draftEntity } from '../../functions/pledges/draft.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { prefillReport } from '../../functions/reports/prefill.ts';
import { completeDraft, must } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';
import { asPerson } from '../support/signed-in.ts';

const TODAY = '2026-11-22';
const step = (id: string, changes: Partial<Action> = {}): Action => ({
  id,
  text: `The step ${id} of our ladder`,
  status: 'planned',
  target: '2027-06-30',
  ...changes,
});
const dropped = (id: string) =>
  step(id, { status: 'dropped', target: undefined, reason: 'The product was sold' });

const withSteps = async (...values: readonly Action[]) => {
  const ports = testPorts();
  const written = await completeDraft(ports);
  const section = { name: 'actions', commitment: 'CORE-1', values } as const;
  must(await saveSection(ports, { ...written, seenRev: 1, section }));
  const draft = async () => {
    const found = await load(ports.pact, draftEntity, written.organisationId);
    if (found === undefined) throw new Error('the draft is there');
    return found;
  };
  const steps = async () => (await draft()).actions['CORE-1']?.values.map(({ id }) => id);
  const page = `/en/my/${written.organisationId}/commitments/CORE-1`;
  return { ports, ...written, draft, steps, page, kim: await asPerson(ports, written.personId) };
};

describe('the steps within a commitment', () => {
  it('stand in the organisation’s order, which it can change', async () => {
    const { kim, page, steps } = await withSteps(step('a'), step('b'), step('c'));
    expect((await kim.post(page, { up: 'c', seenRev: '2' })).location).toBe(page);
    expect(await steps()).toEqual(['a', 'c', 'b']);
    await kim.post(page, { up: 'a', seenRev: '3' });
    await kim.post(page, { up: 'unknown', seenRev: '3' });
    expect(await steps()).toEqual(['a', 'c', 'b']);
    await kim.post(`${page}/actions/c/remove`, { seenRev: '3' });
    expect(await steps()).toEqual(['a', 'b']);
  });

  it('of two colleagues who move at once the second is told', async () => {
    const { kim, page, steps } = await withSteps(step('a'), step('b'), step('c'));
    await kim.post(page, { up: 'b', seenRev: '2' });
    expect((await kim.post(page, { up: 'c', seenRev: '2' })).status).toBe(409);
    expect(await steps()).toEqual(['b', 'a', 'c']);
  });

  it('may be dropped with a reason that is shown, and are no action any more', async () => {
    const { kim, page, draft } = await withSteps(dropped('a'));
    const { body } = await kim.get(page);
    expect(body).toContain('Dropped');
    expect(body).toContain('The product was sold');
    expect(missingOf(await draft(), TODAY)).toEqual([
      { section: 'actions', commitment: 'CORE-1', why: 'only-dropped' },
    ]);
    const { body: tasks } = await kim.get(page.replace(/\/commitments.*/u, ''));
    expect(tasks).toContain('what was dropped does not count');
  });

  it('cannot be dropped before they were ever pledged', async () => {
    const { kim, page } = await withSteps(step('a'), dropped('b'));
    const offered = async (action: string): Promise<boolean> =>
      (await kim.get(`${page}/actions/${action}`)).body.includes('value="dropped"');
    expect([await offered('new'), await offered('a'), await offered('b')]).toEqual([false, false, true]);
  });

  it('lead a report: the next is the first that is still open, and all dropped is dropped', () => {
    const start = (...actions: readonly Action[]) =>
      prefillReport(
        {
          catalogue: '2024-09',
          textStatus: 'paraphrase',
          organisation: { legalName: 'A', country: 'SE', sizeBand: 'small', sector: 'software', roles: [] },
          commitments: [{ id: 'CORE-1', actions: [...actions] }],
          signers: [],
        },
        undefined,
        TODAY,
      ).get('CORE-1');
    expect(start(dropped('a'), step('b'))).toMatchObject({
      progress: 'not-started',
      nextStep: step('b').text,
    });
    expect(start(dropped('a'), step('b', { status: 'in-place' }))).toMatchObject({ progress: 'done' });
    expect(start(dropped('a'))).toMatchObject({ progress: 'dropped' });
  });

  it('written under an earlier shape are read as they are', async () => {
    const { ports, organisationId, draft } = await withSteps(step('a'));
    const former = await draft();
    await save(ports.pact, { ...draftEntity, shape: 2 }, former);
    expect(await load(ports.pact, draftEntity, organisationId)).toMatchObject({ actions: former.actions });
  });
});
