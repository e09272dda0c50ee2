import { beforeEach, describe, expect, it } from 'vitest';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { droppedCommitments, missingOf } from '../../functions/pledges/completeness.ts';
import { type Action, type Draft, draftEntity } from '../../functions/pledges/draft.ts';
import { completeDraft } from '../support/pledge.ts';
import { testPorts } from '../support/ports.ts';

const TODAY = '2026-11-22';
let draft: Draft;

const action = (changes: Partial<Action> = {}): Action => ({
  id: 'a',
  text: 'Do it',
  status: 'planned',
  target: '2027-05-01',
  ...changes,
});
const withActions = (values: Action[]): Draft => {
  const known = draft.actions['CORE-1'];
  if (known === undefined) throw new Error('the draft is complete');
  return { ...draft, actions: { ...draft.actions, 'CORE-1': { ...known, values } } };
};
const missing = (values: Action[]) => missingOf(withActions(values), TODAY);
const ofCore1 = (why: string) => ({ section: 'actions', commitment: 'CORE-1', why });

beforeEach(async () => {
  const ports = testPorts();
  const { organisationId } = await completeDraft(ports);
  const written = await load(ports.pact, draftEntity, organisationId);
  if (written === undefined) throw new Error('it was written');
  draft = written;
});

describe('what a draft still lacks', () => {
  it('is nothing where everything is filled in', () => {
    expect(missingOf(draft, TODAY)).toEqual([]);
  });

  it('is every section that was never saved, and an action for each mandatory commitment, in the order of the form', () => {
    const { organisation: _, contact: __, commitments: ___, ...bare } = draft;
    expect(missingOf({ ...bare, actions: {} }, TODAY)).toEqual([
      { section: 'organisation', why: 'absent' },
      { section: 'contact', why: 'absent' },
      { section: 'commitments', why: 'absent' },
      ...coreCommitments.map((commitment) => ({ section: 'actions', commitment, why: 'no-action' })),
    ]);
  });

  it('is an action that counts: none, and none but dropped ones, are told apart', () => {
    expect(missing([])).toEqual([ofCore1('no-action')]);
    expect(missing([action({ status: 'dropped', reason: 'Not needed.' })])).toEqual([
      ofCore1('only-dropped'),
    ]);
  });

  it('is each kind of fault of the dates once, however many actions have it', () => {
    const past = action({ target: '2026-11-21' });
    const { target: _, ...without } = action();
    expect(missing([past, { ...past, id: 'b' }, { ...without, id: 'c' }])).toEqual([
      ofCore1('target-past'),
      ofCore1('target-needed'),
    ]);
  });

  it('is a reason for each commitment that was public and is left out', () => {
    const base = { version: 1, after: 3, commitments: [...coreCommitments, 'DEPL-2', 'PROV-1'] };
    const given = { rev: 1, at: draft.changedAt, by: 'kim', values: { 'PROV-1': 'No longer a provider.' } };
    const narrowed = { ...draft, base, dropped: given };
    expect(droppedCommitments(narrowed)).toEqual(['DEPL-2', 'PROV-1']);
    expect(missingOf(narrowed, TODAY)).toEqual([
      { section: 'dropped', commitment: 'DEPL-2', why: 'reason-needed' },
    ]);
  });
});
