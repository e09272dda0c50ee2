import { beforeEach, describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { memberEntity } from '../../functions/access/model.ts';
import { currentCatalogue } from '../../functions/catalogue/catalogue.ts';
import type { RosterEntry } from '../../functions/organisations/people/model.ts';
import { projectMembers } from '../../functions/organisations/people/project-member.ts';
import { derivedId } from '../../functions/platform/ids.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { beginPledge } from '../../functions/pledges/begin-pledge.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { historyVerifies } from '../../functions/pledges/history.ts';
import { headWithName, invitationsOf, pledgesOf } from '../../functions/pledges/pledges-of.ts';
import { claimedPledgeId, startPledge } from '../../functions/pledges/start-pledge.ts';
import { headOf, invited } from '../support/colleagues.ts';
import { fillDraft, must } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const NOW = '2026-11-22T09:00:00.000Z';

let ports: TestPorts;
let kim: string;

const start = async (after: number, more: Partial<Parameters<typeof startPledge>[1]> = {}) =>
  must(await startPledge(ports, { personId: kim, language: 'sv', after, ...more }));
const idsOf = async (personId: string) =>
  (await pledgesOf(ports, personId)).map(({ organisationId }) => organisationId);

beforeEach(async () => {
  ports = testPorts();
  kim = (await ensurePerson(ports, { email: 'kim@nordlys.example', language: 'sv' })).personId;
});

describe('a pledge that is started', () => {
  it('is a draft of the newest catalogue, whose contact and editor is who starts it', async () => {
    const head = await start(0);
    const { organisationId } = head;
    expect(head).toMatchObject({
      ...{ rev: 1, createdAt: NOW, madeUp: false, name: '', contact: kim, versions: 0, reports: {} },
      people: { [kim]: { state: 'active', roles: ['editor'], since: NOW } },
      pending: { state: 'draft', since: NOW, signatures: [] },
      ...{ settled: 0, nudge: NOW },
    });
    expect(head).not.toHaveProperty('entered');
    expect(head.history).toMatchObject([{ rev: 1, at: NOW, who: kim, what: 'started' }]);
    expect(historyVerifies(head.history)).toBe(true);
    expect(await load(ports.pact, draftEntity, organisationId)).toEqual({
      ...{ rev: 1, organisationId, catalogue: currentCatalogue().catalogue, changedAt: NOW, actions: {} },
    });
    expect(await load(ports.pact, memberEntity, organisationId, kim)).toMatchObject({
      ...{ roles: ['contact', 'editor'], state: 'active', since: NOW },
    });
  });

  it('in the place of a listed entry has its name and what the list said', async () => {
    const claims = { id: 'entry1', name: 'Nordlys AB', suggested: { country: 'SE' } };
    const head = await start(0, { claims, madeUp: true });
    expect(head).toMatchObject({
      organisationId: await claimedPledgeId(ports, kim, 'entry1'),
      name: 'Nordlys AB',
      madeUp: true,
    });
    expect((await load(ports.pact, draftEntity, head.organisationId))?.suggested).toEqual({ country: 'SE' });
    expect(await start(0, { claims })).toEqual(head);
    expect(await claimedPledgeId(ports, kim, 'entry2')).not.toBe(head.organisationId);
  });

  it('has an id that is worked out from who starts it, the same for ever', async () => {
    const hash = (...parts: string[]) => derivedId(...parts).slice(0, 16);
    expect((await start(0)).organisationId).toBe(hash('pledge', kim, '0'));
    expect((await start(3)).organisationId).toBe(hash('pledge', kim, '3'));
    expect(await claimedPledgeId(ports, kim, 'entry1')).toBe(hash('pledge', kim, 'claims', 'entry1'));
  });

  it('is another one where the person has left those before', async () => {
    const first = await start(0);
    const { people: _, ...rest } = await headOf(ports, first.organisationId);
    await save(ports.pact, pledgeHead, { ...rest, people: {}, contact: 'bo' });
    const second = await start(0);
    expect(second.organisationId).not.toBe(first.organisationId);
    expect((await start(0)).organisationId).toBe(second.organisationId);
  });

  it('by the office has nobody on its roster, and says from which letter', async () => {
    const entered = { by: 'staff:rita', letterOn: '2026-11-01' };
    const request = { organisationId: 'org1', who: 'staff:rita', madeUp: false };
    await beginPledge(ports, { ...request, what: 'entered', name: 'Havet AB', entered });
    const head = await headOf(ports, 'org1');
    expect(head).toMatchObject({ name: 'Havet AB', entered });
    expect(head.people).toEqual({});
    expect(await load(ports.pact, draftEntity, 'org1')).not.toHaveProperty('suggested');
  });
});

describe('the pledges of a person', () => {
  it('are those with a role, oldest first, each by the name as typed so far', async () => {
    const second = await start(1);
    ports.clock.advance(1000);
    const first = await start(0);
    await fillDraft(ports, { organisationId: first.organisationId, personId: kim });
    expect(await idsOf(kim)).toEqual([second.organisationId, first.organisationId]);
    expect((await pledgesOf(ports, kim)).map(({ name }) => name)).toEqual(['', 'Nordlys Analys AB']);
    expect(await headWithName(ports, 'nobody')).toBeUndefined();
  });

  it('stand in the order in which they were begun, whatever their ids', async () => {
    const begun: string[] = [];
    for (const after of [3, 0, 4, 1, 2]) {
      begun.push((await start(after)).organisationId);
      ports.clock.advance(1000);
    }
    expect(await idsOf(kim)).toEqual(begun);
  });

  it('are none that the person only signs for without a role, and none that is gone', async () => {
    const { organisationId } = await start(0);
    const member = await load(ports.pact, memberEntity, organisationId, kim);
    if (member === undefined) throw new Error('the member is there');
    await save(ports.pact, memberEntity, { ...member, roles: [] });
    expect(await idsOf(kim)).toEqual([]);
    await save(ports.pact, memberEntity, { ...member, rev: 2 });
    await ports.pact.remove(pledgeHead.key(organisationId), { rev: 1 });
    expect(await idsOf(kim)).toEqual([]);
  });
});

describe('the invitations of a person', () => {
  it('are those not answered yet', async () => {
    const { organisationId } = await start(0);
    const { personId, invitation } = await invited(ports, {
      organisationId,
      who: kim,
      email: 'bo@nordlys.example',
    });
    await projectMembers(ports, await headOf(ports, organisationId));
    const found = await invitationsOf(ports, personId);
    expect(found.map(({ head, ...one }) => [head.organisationId, one.invitation])).toEqual([
      [organisationId, invitation],
    ]);
    expect(await invitationsOf(ports, kim)).toEqual([]);
  });

  it('are none that were answered, ended or lost since the list was told', async () => {
    const { organisationId } = await start(0);
    const { personId } = await invited(ports, { organisationId, who: kim, email: 'bo@nordlys.example' });
    await projectMembers(ports, await headOf(ports, organisationId));
    const entryIs = async (entry: Partial<RosterEntry> | undefined) => {
      const head = await headOf(ports, organisationId);
      const { [personId]: known, ...people } = head.people ?? {};
      const changed =
        known === undefined || entry === undefined ? {} : { [personId]: { ...known, ...entry } };
      await save(ports.pact, pledgeHead, { ...head, people: { ...people, ...changed } });
    };
    await entryIs({ state: 'active' });
    expect(await invitationsOf(ports, personId)).toEqual([]);
    await entryIs({ state: 'invited', invitation: undefined });
    expect(await invitationsOf(ports, personId)).toEqual([]);
    await entryIs(undefined);
    expect(await invitationsOf(ports, personId)).toEqual([]);
    const { people: _, ...without } = await headOf(ports, organisationId);
    await save(ports.pact, pledgeHead, without);
    expect(await invitationsOf(ports, personId)).toEqual([]);
    await ports.pact.remove(pledgeHead.key(organisationId), { rev: without.rev + 1 });
    expect(await invitationsOf(ports, personId)).toEqual([]);
  });
});
