import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { memberEntity } from '../../functions/access/model.ts';
import { renderMail } from '../../functions/mail/compose.ts';
import { readFacts } from '../../functions/mail/facts.ts';
import { mailStillOwed } from '../../functions/mail/kinds.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { fromItem, load, save } from '../../functions/platform/store/entity.ts';
import type { Table } from '../../functions/platform/store/table.ts';
import { amend, renew } from '../../functions/pledges/amend.ts';
import { correctName } from '../../functions/pledges/correct-name.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { apiRoutes } from '../../functions/register/api/routes.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { mergeListed } from '../../functions/register/merge.ts';
import { mergePledge, unmergePledge } from '../../functions/register/merge-pledge.ts';
import { movedTo } from '../../functions/register/moved.ts';
import { readEntries } from '../../functions/register/read-entries.ts';
import { readOrganisation } from '../../functions/register/read-organisation.ts';
import { readVersion } from '../../functions/register/read-versions.ts';
import { site } from '../mail/samples.ts';
import { visitorAt } from '../support/ask.ts';
import { must, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const rename = async (ports: TestPorts, { organisationId }: Written, name: string) =>
  must(await correctName(ports, { organisationId, staff: 'rita', name }));

/** Two public pledges, Nordlys of Kim and Sunnanvind of Bo. */
const two = async () => {
  const ports = testPorts();
  const nordlys = await publishedPledge(ports, 'kim@nordlys.example');
  const sunnanvind = await publishedPledge(ports, 'bo@sunnanvind.example');
  await rename(ports, sunnanvind, 'Sunnanvind AB');
  return { ports, nordlys, sunnanvind };
};

const settleBoth = async (ports: TestPorts, ...ids: readonly string[]) => {
  const workflows = { startReportYear: async () => undefined };
  for (const id of [...ids, ...ids]) await settle({ ...ports, workflows }, id);
};

const merged = async () => {
  const { ports, nordlys, sunnanvind } = await two();
  const request = { organisationId: sunnanvind.organisationId, into: nordlys.organisationId, staff: 'erik' };
  must(await mergePledge(ports, request));
  await settleBoth(ports, sunnanvind.organisationId, nordlys.organisationId);
  return { ports, nordlys, sunnanvind };
};

describe('a merged organisation', () => {
  it('is found under the one that stays, by a former name, and no longer by itself', async () => {
    const { ports, nordlys } = await merged();
    expect(await readEntries(ports)).toMatchObject([
      { id: nordlys.organisationId, formerNames: ['Nordlys Analys AB', 'Sunnanvind AB'].slice(1) },
    ]);
  });

  it('keeps a page that says where it went, with its texts', async () => {
    const { ports, nordlys, sunnanvind } = await merged();
    expect(await readOrganisation(ports, sunnanvind.organisationId)).toMatchObject({
      view: 'merged',
      into: { id: nordlys.organisationId, name: 'Nordlys Analys AB' },
    });
    expect(await readVersion(ports, sunnanvind.organisationId, 1)).toMatchObject({
      version: { number: 1, ended: 'merged', readable: true },
    });
    const api = visitorAt(apiRoutes, { ports, visitor: { kind: 'nobody' } });
    const data = await api.get(`/api/v1/organisations/${sunnanvind.organisationId}.json`);
    expect(JSON.parse(data.body)).toMatchObject({
      state: 'merged',
      mergedInto: { id: nordlys.organisationId },
    });
  });

  it('takes its people along, the contact as an editor, however often that is worked out', async () => {
    const { ports, nordlys, sunnanvind } = await merged();
    await settleBoth(ports, sunnanvind.organisationId, nordlys.organisationId);
    const member = await load(ports.pact, memberEntity, nordlys.organisationId, sunnanvind.personId);
    expect(member).toMatchObject({ roles: ['editor', 'signatory'], state: 'active' });
    const head = await load(ports.pact, pledgeHead, nordlys.organisationId);
    expect(head?.contact).toBe(nordlys.personId);
    expect(head?.history.filter(({ what }) => what === 'absorbed')).toHaveLength(1);
  });

  it('can be changed by nobody any more', async () => {
    const { ports, sunnanvind } = await merged();
    const before = await load(ports.pact, draftEntity, sunnanvind.organisationId);
    expect(await amend(ports, sunnanvind)).toMatchObject({ ok: false });
    expect(await renew(ports, sunnanvind)).toMatchObject({ ok: false });
    expect(await load(ports.pact, draftEntity, sunnanvind.organisationId)).toEqual(before);
  });

  it('stands for itself again, as it was, when staff take that back', async () => {
    const { ports, nordlys, sunnanvind } = await merged();
    must(await unmergePledge(ports, { organisationId: sunnanvind.organisationId, staff: 'erik' }));
    await settleBoth(ports, sunnanvind.organisationId, nordlys.organisationId);
    expect(await readEntries(ports)).toMatchObject([
      { name: 'Nordlys Analys AB', formerNames: [] },
      { name: 'Sunnanvind AB', state: 'published' },
    ]);
  });

  it('tells the contacts of both by mail when staff take that back', async () => {
    const { ports, nordlys, sunnanvind } = await merged();
    must(await unmergePledge(ports, { organisationId: sunnanvind.organisationId, staff: 'rita' }));
    await settleBoth(ports, sunnanvind.organisationId, nordlys.organisationId);
    const told = ports.sent.items().filter(({ kind }) => kind === 'unmerged');
    expect(told.map(({ organisationId, recipient }) => [organisationId, recipient])).toEqual(
      expect.arrayContaining([
        [nordlys.organisationId, { to: 'person', personId: nordlys.personId }],
        [sunnanvind.organisationId, { to: 'person', personId: sunnanvind.personId }],
      ]),
    );
    expect(told).toHaveLength(2);
    for (const mail of told) {
      const facts = await readFacts(ports, fromItem(mailEntity, mail), 'o@x.example');
      expect([mailStillOwed(facts), renderMail(facts, site).text]).toEqual([
        { owed: true },
        expect.stringContaining('Sunnanvind'),
      ]);
    }
  });

  it('takes along the earlier entry that it had stood for', async () => {
    const { ports, nordlys, sunnanvind } = await two();
    const listed = must(await listEarlierSignatory(ports, { name: 'Sunnan Vind', source: 'a list' }));
    const { organisationId: listedId } = listed;
    must(await mergeListed(ports, { listedId, into: sunnanvind.organisationId, staff: 'erik' }));
    const request = {
      organisationId: sunnanvind.organisationId,
      into: nordlys.organisationId,
      staff: 'erik',
    };
    must(await mergePledge(ports, request));
    await settleBoth(ports, sunnanvind.organisationId);
    expect(await movedTo(ports, listedId)).toBe(nordlys.organisationId);
    expect((await readEntries(ports))[0]?.formerNames).toContain('Sunnan Vind');
  });
});

describe('a merger is refused', () => {
  it('into itself, into what is merged into it, into nothing, and into a draft', async () => {
    const { ports, nordlys, sunnanvind } = await merged();
    const merge = (organisationId: string, into: string) =>
      mergePledge(ports, { organisationId, into, staff: 'erik' });
    const [own, gone] = [nordlys.organisationId, sunnanvind.organisationId];
    expect(await merge(own, own)).toEqual({ ok: false, refusal: 'same' });
    expect(await merge(own, gone)).toEqual({ ok: false, refusal: 'same' });
    expect(await merge(gone, own)).toEqual({ ok: false, refusal: 'merged-already' });
    expect(await merge(own, 'nobody')).toEqual({ ok: false, refusal: 'no-target' });
    expect(await merge('nobody', own)).toEqual({ ok: false, refusal: 'not-found' });
  });
});

/** The table as one of two verbs sees it, whose steps fall in an order that fast-check chooses. */
const inTurns = (table: Table, schedule: fc.Scheduler): Table => ({
  ...table,
  get: schedule.scheduleFunction((key: Parameters<Table['get']>[0]) => table.get(key)),
  put: schedule.scheduleFunction((...args: Parameters<Table['put']>) => table.put(...args)),
});

describe('two opposite mergers at once form no circle, in whatever order their steps fall', () => {
  const opposite = async (
    ids: (ports: TestPorts) => Promise<readonly [string, string]>,
    merge: (ports: TestPorts, from: string, into: string) => Promise<{ readonly ok: boolean }>,
  ) =>
    fc.assert(
      fc.asyncProperty(fc.scheduler(), async (schedule) => {
        const ports = testPorts();
        const [one, other] = await ids(ports);
        const turned = { ...ports, pact: { ...ports.pact, ...inTurns(ports.pact, schedule) } };
        const both = Promise.all([merge(turned, one, other), merge(turned, other, one)]);
        const done = await schedule.waitFor(both);
        expect(done.filter(({ ok }) => ok).length).toBeLessThanOrEqual(1);
        const moved = await Promise.all([movedTo(ports, one), movedTo(ports, other)]);
        expect(moved.filter((to) => to !== undefined).length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );

  it('of earlier entries', () =>
    opposite(
      async (ports) => {
        const a = must(await listEarlierSignatory(ports, { name: 'Acme', source: 'a list' }));
        const b = must(await listEarlierSignatory(ports, { name: 'Acme Ltd', source: 'a list' }));
        return [a.organisationId, b.organisationId];
      },
      (ports, listedId, into) => mergeListed(ports, { listedId, into, staff: 'erik' }),
    ));

  it('of organisations', () =>
    opposite(
      async (ports) => {
        const a = await publishedPledge(ports, 'kim@nordlys.example');
        const b = await publishedPledge(ports, 'bo@sunnanvind.example');
        return [a.organisationId, b.organisationId];
      },
      (ports, organisationId, into) => mergePledge(ports, { organisationId, into, staff: 'erik' }),
    ));
});

describe('a corrected name', () => {
  it('shows at once, keeps the spelling before, and is where the next amendment starts', async () => {
    const { ports, sunnanvind } = await two();
    expect(await readOrganisation(ports, sunnanvind.organisationId)).toMatchObject({
      view: 'published',
      entry: { name: 'Sunnanvind AB' },
      formerNames: ['Nordlys Analys AB'],
      organisation: { legalName: 'Nordlys Analys AB' },
    });
    must(await amend(ports, sunnanvind));
    const draft = await load(ports.pact, draftEntity, sunnanvind.organisationId);
    expect(draft?.organisation?.values.legalName).toBe('Sunnanvind AB');
  });

  it('is refused when empty, the same, or of something that is not public', async () => {
    const { ports, sunnanvind } = await two();
    const correct = (name: string) => correctName(ports, { ...sunnanvind, staff: 'rita', name });
    expect(await correct('  ')).toMatchObject({ ok: false, refusal: { why: 'invalid' } });
    expect(await correct('Sunnanvind AB')).toMatchObject({ ok: false });
    const head = await load(ports.pact, pledgeHead, sunnanvind.organisationId);
    if (head?.current === undefined) throw new Error('it is public');
    await save(ports.pact, pledgeHead, { ...head, current: { ...head.current, state: 'withdrawn' } });
    expect(await correct('Sunnanwind')).toMatchObject({ ok: false, refusal: { found: 'withdrawn' } });
  });
});
