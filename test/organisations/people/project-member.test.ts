import { describe, expect, it } from 'vitest';
import { personKeptUntil } from '../../../functions/access/keep-person.ts';
import { type Member, memberEntity, personEntity } from '../../../functions/access/model.ts';
import type { RosterEntry } from '../../../functions/organisations/people/model.ts';
import { projectMembers } from '../../../functions/organisations/people/project-member.ts';
import { load, save } from '../../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../../functions/pledges/head.ts';
import { colleague, headOf } from '../../support/colleagues.ts';
import { completeDraft } from '../../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../../support/ports.ts';

/** An organisation with a contact and a colleague. */
const two = async () => {
  const ports = testPorts();
  const { organisationId, personId: who } = await completeDraft(ports);
  const alex = await colleague(ports, { organisationId, who, email: 'alex@nordlys.example' });
  return { ports, organisationId, alex };
};

/** Writes the roster and no item. */
const rosterIs = async (
  ports: TestPorts,
  organisationId: string,
  change: (people: Readonly<Record<string, RosterEntry>>) => Record<string, RosterEntry>,
): Promise<void> => {
  const head = await headOf(ports, organisationId);
  await save(ports.pact, pledgeHead, { ...head, people: change(head.people ?? {}) });
};

const takeOff = (ports: TestPorts, organisationId: string, personId: string): Promise<void> =>
  rosterIs(ports, organisationId, ({ [personId]: _, ...people }) => people);

const memberOf = async (ports: TestPorts, organisationId: string, personId: string): Promise<Member> => {
  const member = await load(ports.pact, memberEntity, organisationId, personId);
  if (member === undefined) throw new Error('the item is there');
  return member;
};

describe('the items of an organisation’s people', () => {
  it('are read once, with the head, where they say what the roster says', async () => {
    const { ports, organisationId } = await two();
    const read: string[] = [];
    const pact: TestPorts['pact'] = {
      ...ports.pact,
      get: (key) => {
        read.push(key.sk);
        return ports.pact.get(key);
      },
      partition: (pk, prefix) => {
        read.push(prefix ?? pk);
        return ports.pact.partition(pk, prefix);
      },
    };
    await projectMembers({ ...ports, pact }, { organisationId });
    expect(read).toEqual(['MEMBER#', 'PLEDGE']);
  });

  it('are put right where somebody left while they were being read', async () => {
    const { ports, organisationId, alex } = await two();
    const pact: TestPorts['pact'] = {
      ...ports.pact,
      partition: async (pk, prefix) => {
        const items = await ports.pact.partition(pk, prefix);
        await takeOff(ports, organisationId, alex);
        return items;
      },
    };
    await projectMembers({ ...ports, pact }, { organisationId });
    expect(await memberOf(ports, organisationId, alex)).toMatchObject({ state: 'left', roles: [] });
  });

  it('are written for who has none, since the day that the roster says', async () => {
    const { ports, organisationId } = await two();
    const entry: RosterEntry = { state: 'active', roles: ['signatory'], since: '2026-05-04T10:00:00.000Z' };
    await rosterIs(ports, organisationId, (people) => ({ ...people, bo: entry }));
    await projectMembers(ports, { organisationId });
    const { since, roles } = await memberOf(ports, organisationId, 'bo');
    expect({ since, roles }).toEqual({ since: entry.since, roles: ['signatory'] });
  });

  it('keep since when somebody agreed to be shown, until that person leaves', async () => {
    const { ports, organisationId, alex } = await two();
    const shownSince = '2026-05-04T10:00:00.000Z';
    await save(ports.pact, memberEntity, {
      ...(await memberOf(ports, organisationId, alex)),
      shownSince,
    });
    await rosterIs(ports, organisationId, ({ [alex]: known, ...people }) =>
      known === undefined ? people : { ...people, [alex]: { ...known, roles: ['signatory', 'editor'] } },
    );
    await projectMembers(ports, { organisationId });
    const shown = await memberOf(ports, organisationId, alex);
    expect(shown).toMatchObject({ shownSince, roles: ['signatory', 'editor'] });
    const turned: Member = { ...shown, roles: ['editor', 'signatory'] };
    await save(ports.pact, memberEntity, turned);
    await projectMembers(ports, { organisationId });
    expect((await memberOf(ports, organisationId, alex)).roles).toEqual(['editor', 'signatory']);
    await takeOff(ports, organisationId, alex);
    await projectMembers(ports, { organisationId });
    expect(await memberOf(ports, organisationId, alex)).not.toHaveProperty('shownSince');
  });

  it('count the days of who has left from then on', async () => {
    const { ports, organisationId, alex } = await two();
    const lookAt = async () => (await load(ports.pact, personEntity, alex))?.lookAt;
    ports.clock.advance(10 * DAY_MS);
    await projectMembers(ports, { organisationId });
    const before = await lookAt();
    await takeOff(ports, organisationId, alex);
    await projectMembers(ports, { organisationId });
    expect(await lookAt()).toBe(personKeptUntil(ports.clock.now()));
    expect(before).not.toBe(await lookAt());
  });

  it('are of nobody where there is no organisation', async () => {
    const ports = testPorts();
    await projectMembers(ports, { organisationId: 'nowhere' });
    expect(await ports.pact.partition('ORG#nowhere')).toEqual([]);
  });
});
