import { beforeEach, describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { type Draft, draftEntity } from '../../functions/pledges/draft.ts';
import { type Section, saveSection } from '../../functions/pledges/save-section.ts';
import { headOf } from '../support/colleagues.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import { completeDraft, must, profile, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

let ports: TestPorts;
let written: Written;

const refused = (refusal: object) => ({ ok: false, refusal });
const draft = async (): Promise<Draft> => {
  const found = await load(ports.pact, draftEntity, written.organisationId);
  if (found === undefined) throw new Error('the draft is there');
  return found;
};
const DANISH: Section = { name: 'organisation', values: profile({ country: 'DK' }) };
const put = (section: Section = DANISH, seenRev = 1, through = ports) =>
  saveSection(through, { ...written, seenRev, section });
const action = { id: 'a', text: 'Do it', status: 'planned' as const, target: '2027-05-01' };

beforeEach(async () => {
  ports = testPorts();
  written = await completeDraft(ports);
});

describe('saving a section of a draft', () => {
  it('answers the draft as it is stored, and says who saved it and when', async () => {
    ports.clock.advance(60_000);
    const saved = must(await put());
    expect(saved).toEqual(await draft());
    const at = '2026-11-22T09:01:00.000Z';
    expect(saved).toMatchObject({ changedAt: at, organisation: { rev: 2, at, by: written.personId } });
  });

  it('succeeds although others are faster three times, and gives up at the fourth', async () => {
    const racing = (times: number) =>
      beforeWrites(ports, { type: draftEntity.type, times }, async () =>
        save(ports.pact, draftEntity, await draft()),
      );
    expect(await put(DANISH, 1, racing(4))).toEqual(refused({ why: 'changed-meanwhile' }));
    expect((await draft()).organisation?.rev).toBe(1);
    must(await put(DANISH, 1, racing(3)));
    expect((await draft()).organisation?.rev).toBe(2);
  });

  it.each([
    [
      'an action for a commitment that there is not',
      { name: 'actions', commitment: 'NONE-1', values: [action] },
    ],
    ['a commitment that there is not', { name: 'commitments', values: ['CORE-1', 'NONE-1'] }],
    ['a reason for leaving out what there is not', { name: 'dropped', values: { 'NONE-1': 'Why' } }],
  ] as const)('is refused for %s', async (_what, section) => {
    expect(await put(section, 0)).toEqual(refused({ why: 'not-found' }));
    expect(await put(section, 1)).toEqual(refused({ why: 'not-found' }));
  });

  it('keeps the reason for leaving out a commitment that there is', async () => {
    const values = { 'DEPL-2': 'We no longer deploy such systems.' };
    expect(must(await put({ name: 'dropped', values }, 0)).dropped).toMatchObject({ rev: 1, values });
  });

  it('is refused where there is no pledge, and where its draft is gone', async () => {
    const request = { ...written, seenRev: 1, section: DANISH };
    expect(await saveSection(ports, { ...request, organisationId: 'nobody' })).toEqual(
      refused({ why: 'not-found' }),
    );
    await ports.pact.remove(draftEntity.key(written.organisationId), { rev: (await draft()).rev });
    expect(await put()).toEqual(refused({ why: 'not-found' }));
  });

  it('is refused while the text is being put down, as one that waits for its signatures', async () => {
    const frozen = { version: 1, until: '2026-11-22T09:01:00.000Z' };
    await save(ports.pact, draftEntity, { ...(await draft()), frozen });
    expect(await put()).toEqual(refused({ why: 'wrong-state', found: 'awaiting-signature' }));
    ports.clock.set('2026-11-22T09:01:00.001Z');
    expect(must(await put())).not.toHaveProperty('frozen');
  });

  it('is refused where nothing is at hand: a public text is changed by an amendment alone', async () => {
    written = await publishedPledge(ports, 'bo@havet.example');
    expect((await headOf(ports, written.organisationId)).pending).toBeUndefined();
    expect(await put()).toEqual(refused({ why: 'wrong-state', found: 'published' }));
  });
});
