import { beforeEach, describe, expect, it } from 'vitest';
import type { RosterEntry } from '../../functions/organisations/people/model.ts';
import { create, load, save } from '../../functions/platform/store/entity.ts';
import { carryOver, giveBack } from '../../functions/pledges/carry-over.ts';
import { type PledgeHead, pledgeHead } from '../../functions/pledges/head.ts';
import { headWithReport, PUBLISHED_AT } from '../reminders/scene.ts';
import { headOf } from '../support/colleagues.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const member = (roles: RosterEntry['roles'], changes: Partial<RosterEntry> = {}): RosterEntry => ({
  state: 'active',
  roles,
  since: PUBLISHED_AT,
  ...changes,
});
const card = (name: string, formerNames: string[] = []): NonNullable<PledgeHead['card']> => ({
  ...{ name, country: 'SE', sector: 'software', sizeBand: 'small', roles: [], commitments: [] },
  formerNames,
});
const { current } = headWithReport();

/** Kim's organisation, which Lo's stands for now. */
const FROM: PledgeHead = headWithReport(
  {},
  {
    ...{ organisationId: 'from', contact: 'kim', current: undefined, card: card('Nordlys AB', ['Nord AB']) },
    people: {
      kim: member(['editor']),
      alva: member(['signatory']),
      cara: member(['editor', 'signatory']),
      bo: member(['editor'], { state: 'invited' }),
    },
    merged: { into: 'into', at: PUBLISHED_AT, by: 'staff:rita', before: current },
  },
);
const INTO: PledgeHead = headWithReport(
  {},
  {
    ...{ organisationId: 'into', contact: 'lo', card: card('Havet AB') },
    people: { lo: member(['editor']), cara: member(['signatory'], { since: '2025-01-01T00:00:00.000Z' }) },
  },
);

let ports: TestPorts;

const into = () => headOf(ports, 'into');
const carry = async (changes: Partial<PledgeHead> = {}) => {
  await carryOver(ports, { ...FROM, ...changes });
  return into();
};
const unmerged = (): PledgeHead => ({ ...FROM, merged: undefined, current });

beforeEach(async () => {
  ports = testPorts();
  await create(ports.pact, pledgeHead, { ...FROM, rev: 1 });
  await create(ports.pact, pledgeHead, { ...INTO, rev: 1 });
});

describe('what a merged organisation leaves to the one that stands for it', () => {
  it('is its people: its contact as an editor, nobody who was only invited, and who was known keeps what was', async () => {
    const carried = { carried: 'from' };
    expect((await carry()).people).toEqual({
      lo: member(['editor']),
      cara: member(['signatory', 'editor'], { since: '2025-01-01T00:00:00.000Z' }),
      kim: member(['editor'], carried),
      alva: member(['signatory'], carried),
    });
  });

  it('makes a contact who had no role an editor, and no contact of anybody', async () => {
    const head = await carry({ people: { kim: member([]), alva: member([]), cara: member(['contact']) } });
    expect(head.people).toMatchObject({
      kim: { roles: ['editor'] },
      alva: { roles: [] },
      cara: { roles: ['signatory'] },
    });
    expect(head.contact).toBe('lo');
  });

  it('takes the place of an invitation that was never answered', async () => {
    await save(ports.pact, pledgeHead, {
      ...(await into()),
      people: { kim: member(['signatory'], { state: 'invited' }) },
    });
    expect((await carry()).people?.['kim']).toEqual(member(['editor'], { carried: 'from' }));
  });

  it('is its names, where it was public: they find the other from now on', async () => {
    expect((await carry()).card?.formerNames).toEqual(['Nord AB', 'Nordlys AB']);
  });

  it('is no name twice, and never the other’s own', async () => {
    await save(ports.pact, pledgeHead, { ...(await into()), card: card('Havet AB', ['Nord AB']) });
    const own = { card: card('Havet AB', ['Nord AB', 'Sjö AB']) };
    expect((await carry(own)).card?.formerNames).toEqual(['Nord AB', 'Sjö AB']);
  });

  it('is the name as it was typed where there is no card, and no name where it was never public', async () => {
    const { merged } = FROM;
    if (merged === undefined) throw new Error('it is merged');
    const { before: _, ...never } = merged;
    expect((await carry({ merged: never })).card).toEqual(card('Havet AB'));
    expect((await carry({ card: undefined, name: 'Typed AB' })).card?.formerNames).toEqual(['Typed AB']);
  });

  it('is its people alone where the other is not public', async () => {
    await save(ports.pact, pledgeHead, { ...(await into()), card: undefined });
    const head = await carry();
    expect(head).not.toHaveProperty('card');
    expect(Object.keys(head.people ?? {})).toContain('kim');
  });

  it('is on record once, as staff’s doing, however often it is carried out', async () => {
    const head = await carry();
    expect(head.history).toMatchObject([{ what: 'absorbed', about: 'from', who: 'staff:rita' }]);
    expect(await carry()).toEqual(head);
  });

  it('is not given up where somebody else writes at every try: it is told again', async () => {
    const write = async () => save(ports.pact, pledgeHead, await into());
    const busy = () => beforeWrites(ports, { type: 'pledge-head', times: 9 }, write);
    await expect(carryOver(busy(), FROM)).rejects.toThrow('moved at every try');
    await carry();
    await expect(giveBack(busy(), unmerged(), 'into')).rejects.toThrow('moved at every try');
  });

  it('is nothing where it is not merged', async () => {
    const before = await into();
    expect(await carry({ merged: undefined })).toEqual(before);
  });
});

describe('what goes back when a merger is taken back', () => {
  const back = async (from = unmerged(), other = 'into') => {
    await giveBack(ports, from, other);
    return into();
  };

  it('is who came with it, and all its names; who is of use here by now stays', async () => {
    await carry();
    await save(ports.pact, pledgeHead, { ...(await into()), backup: 'alva' });
    const head = await back();
    expect(Object.keys(head.people ?? {}).sort()).toEqual(['alva', 'cara', 'lo']);
    expect(head.card?.formerNames).toEqual([]);
    expect(head.history.at(-1)).toMatchObject({ what: 'released', about: 'from', who: 'time' });
    expect(await back()).toEqual(head);
  });

  it.each([
    ['the contact', { contact: 'kim' }, 'kim'],
    [
      'who is offered to be the contact',
      { handOver: { to: 'kim', at: PUBLISHED_AT, by: 'lo', leaves: false } },
      'kim',
    ],
  ] as const)('is not %s', async (_what, changes, personId) => {
    await carry();
    await save(ports.pact, pledgeHead, { ...(await into()), ...changes });
    expect((await back()).people).toHaveProperty(personId);
  });

  it('is who came with that organisation, not with another', async () => {
    await carry();
    const { people } = await into();
    const mia = member(['editor'], { carried: 'third' });
    await save(ports.pact, pledgeHead, { ...(await into()), people: { ...people, mia } });
    expect((await back()).people).toHaveProperty('mia');
  });

  it('is also taken from one that was merged into a third since', async () => {
    await carry();
    const merged = { into: 'third', at: PUBLISHED_AT, by: 'staff:rita' };
    await save(ports.pact, pledgeHead, { ...(await into()), merged });
    expect((await back()).people).not.toHaveProperty('kim');
  });

  it('is nothing where it is merged into that one again, or the other is gone or not public', async () => {
    const carried = await carry();
    expect(await back(FROM)).toEqual(carried);
    await giveBack(ports, unmerged(), 'nobody');
    await save(ports.pact, pledgeHead, { ...carried, card: undefined });
    expect(await back()).not.toHaveProperty('card');
    expect(await load(ports.pact, pledgeHead, 'nobody')).toBeUndefined();
  });
});
