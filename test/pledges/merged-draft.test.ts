import { beforeEach, describe, expect, it } from 'vitest';
import { memberEntity } from '../../functions/access/model.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { organisationPartition } from '../../functions/pledges/head.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { mergePledge, unmergePledge } from '../../functions/register/merge-pledge.ts';
import { judgeRecord } from '../../operate/verify/judge.ts';
import { headOf } from '../support/colleagues.ts';
import { completeDraft, must, publishedPledge, type Written } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';
import { round } from '../support/round.ts';

const workflows = { startReportYear: async () => undefined };

let ports: TestPorts;
let draft: Written;
let into: Written;
beforeEach(async () => {
  ports = testPorts();
  into = await publishedPledge(ports, 'bo@havet.example');
  draft = await completeDraft(ports);
  const { organisationId } = draft;
  must(await mergePledge(ports, { organisationId, into: into.organisationId, staff: 'rita' }));
  await settled();
});

const settled = async (): Promise<void> => {
  for (const { organisationId } of [draft, into, draft])
    await settle({ ...ports, workflows }, organisationId);
};

/** Rounds a day apart, and what follows from them. */
const days = async (count: number): Promise<void> => {
  for (let day = 0; day < count; day += 1) {
    ports.clock.advance(DAY_MS);
    await round(ports);
    await settled();
  }
};

const items = () => ports.pact.partition(organisationPartition(draft.organisationId));
const stored = async () => JSON.stringify(await items());
const notices = () => ports.sent.items().filter(({ kind }) => kind === 'draft-to-be-removed');

describe('a draft whose organisation was merged before anything of it was public', () => {
  it('is kept for twelve months, and goes then with everybody’s details, unseen', async () => {
    await days(364);
    expect(await stored()).toContain('kim@nordlys.example');
    await days(4);
    for (const word of ['kim@nordlys.example', 'Kim Berg', 'Nordlys Analys'])
      expect(await stored()).not.toContain(word);
    const { organisationId, personId } = draft;
    expect((await headOf(ports, organisationId)).merged?.into).toBe(into.organisationId);
    expect(notices()).toEqual([]);
    expect(judgeRecord(await items())?.faults).toEqual([]);
    const there = await load(ports.pact, memberEntity, into.organisationId, personId);
    expect(there?.state).toBe('active');
  });

  it('is given up still where the merger is taken back after that', async () => {
    await days(368);
    const { organisationId } = draft;
    must(await unmergePledge(ports, { organisationId, staff: 'rita' }));
    await settled();
    expect((await headOf(ports, organisationId)).pending?.state).toBe('abandoned');
  });

  it('is written on where the merger is taken back before', async () => {
    await days(200);
    const { organisationId } = draft;
    must(await unmergePledge(ports, { organisationId, staff: 'rita' }));
    await days(200);
    expect((await headOf(ports, organisationId)).pending?.state).toBe('draft');
    expect(await stored()).toContain('kim@nordlys.example');
  });
});
