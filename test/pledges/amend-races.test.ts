import { beforeEach, describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { amend, renew } from '../../functions/pledges/amend.ts';
import { type Draft, draftEntity } from '../../functions/pledges/draft.ts';
import { type PledgeHead, pledgeHead } from '../../functions/pledges/head.ts';
import { versionEntity } from '../../functions/pledges/version.ts';
import { headOf } from '../support/colleagues.ts';
import { beforeWrites, meanwhile } from '../support/meanwhile.ts';
import { must, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

let ports: TestPorts;
let pledge: Written;

const refused = (refusal: object) => ({ ok: false, refusal });
const draft = async (): Promise<Draft> => {
  const found = await load(ports.pact, draftEntity, pledge.organisationId);
  if (found === undefined) throw new Error('the draft is there');
  return found;
};
const change = async (changes: (head: PledgeHead) => Partial<PledgeHead>): Promise<void> => {
  const head = await headOf(ports, pledge.organisationId);
  await save(ports.pact, pledgeHead, { ...head, ...changes(head) });
};

beforeEach(async () => {
  ports = testPorts();
  pledge = await publishedPledge(ports);
});

describe('beginning to change a public pledge', () => {
  it('is refused where there is none, and where another organisation stands for this one', async () => {
    expect(await amend(ports, { ...pledge, organisationId: 'nobody' })).toEqual(
      refused({ why: 'not-found' }),
    );
    await change(({ createdAt }) => ({ merged: { into: 'other', at: createdAt, by: 'staff:rita' } }));
    expect(await amend(ports, pledge)).toEqual(refused({ why: 'wrong-state', found: 'published' }));
  });

  it('is no renewal: that follows a withdrawal', async () => {
    expect(await renew(ports, pledge)).toEqual(refused({ why: 'wrong-state', found: 'published' }));
  });

  it('is refused where the public text cannot be found, and leaves the draft as it is', async () => {
    const before = await draft();
    await ports.pact.remove(versionEntity.key(pledge.organisationId, 1), { rev: 1 });
    expect(await amend(ports, pledge)).toEqual(refused({ why: 'not-found' }));
    expect(await draft()).toEqual(before);
  });

  it('by two at once lays out one draft, which the second leaves as it is', async () => {
    const { rev } = await draft();
    await Promise.all([amend(ports, pledge), amend(ports, pledge)]);
    expect((await draft()).rev).toBe(rev + 1);
  });

  it('writes the draft anew where retention has removed it', async () => {
    const { actions, rev } = await draft();
    await ports.pact.remove(draftEntity.key(pledge.organisationId), { rev });
    must(await amend(ports, pledge));
    const { actions: again } = await draft();
    expect(Object.keys(again)).toEqual(Object.keys(actions));
    expect(again['CORE-1']?.values).toEqual(actions['CORE-1']?.values);
  });

  it('goes by the name that staff have corrected', async () => {
    await change(({ card }) => ({ card: card && { ...card, name: 'Nordlys AB' } }));
    must(await amend(ports, pledge));
    expect((await draft()).organisation?.values.legalName).toBe('Nordlys AB');
  });
});

describe('beginning to change a public pledge while somebody else writes', () => {
  const touch = async () => save(ports.pact, draftEntity, await draft());

  it('succeeds after two lost races for the draft, and gives up after three', async () => {
    const racing = (times: number) => beforeWrites(ports, { type: draftEntity.type, times }, touch);
    expect(await amend(racing(3), pledge)).toEqual(refused({ why: 'changed-meanwhile' }));
    expect((await headOf(ports, pledge.organisationId)).pending).toBeUndefined();
    must(await amend(racing(2), pledge));
    expect((await draft()).base?.version).toBe(1);
  });

  it('is refused where another text became public meanwhile', async () => {
    const racing = meanwhile(ports, pledgeHead.type, () =>
      change(({ current }) => ({ current: current && { ...current, version: 2 } })),
    );
    expect(await amend(racing, pledge)).toEqual(refused({ why: 'changed-meanwhile' }));
  });

  it('is refused where the pledge was withdrawn meanwhile', async () => {
    const racing = meanwhile(ports, pledgeHead.type, () =>
      change(({ current }) => ({ current: current && { ...current, state: 'withdrawn' } })),
    );
    expect(await amend(racing, pledge)).toEqual(refused({ why: 'wrong-state', found: 'withdrawn' }));
  });
});
