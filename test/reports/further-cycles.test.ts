import { beforeEach, describe, expect, it } from 'vitest';
import { mailEntity } from '../../functions/mail/model.ts';
import { create, fromItem, load } from '../../functions/platform/store/entity.ts';
import { type PledgeHead, pledgeHead } from '../../functions/pledges/head.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { stepSortKey } from '../../functions/reminders/step.ts';
import {
  cyclesSettingEntity,
  readCyclesSetting,
  setFurtherCycles,
} from '../../functions/reports/cycles-setting.ts';
import { nextCycle } from '../../functions/reports/further-cycles.ts';
import { reactToCycles } from '../../functions/reports/react.ts';
import { carryOut, layOutYear, readAgain, reportStep, stepsIn } from '../reminders/run-step.ts';
import { headWithReport } from '../reminders/scene.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

const THE_END = '2028-01-22T00:00:00.000Z';
const record = {
  dynamodb: { NewImage: { type: { S: 'report-settings' }, nudge: { S: '2026-11-22T09:00:00.000Z' } } },
};

let ports: TestPorts;
let organisationId: string;

const head = async (): Promise<PledgeHead> => {
  const found = await load(ports.pact, pledgeHead, organisationId);
  if (found === undefined) throw new Error('it was published');
  return found;
};
const duesNow = async () => Object.entries((await head()).reports).map(([cycle, { due }]) => [cycle, due]);
const switchTo = async (furtherCycles: boolean): Promise<void> => {
  const { setAt: seenAt } = await readCyclesSetting(ports);
  must(await setFurtherCycles(ports, { staff: 'ada', furtherCycles, seenAt }));
};
const walk = async (): Promise<void> => {
  for (let page = 0; page < 20; page += 1) await reactToCycles(ports)(record);
};

beforeEach(async () => {
  ports = testPorts();
  ({ organisationId } = await publishedPledge(ports));
  await layOutYear(ports, organisationId);
});

describe('the setting', () => {
  it('is no colleague’s change where only the walk through the register has written it', async () => {
    await switchTo(true);
    const { setAt: seenAt } = await readCyclesSetting(ports);
    await walk();
    must(await setFurtherCycles(ports, { staff: 'ada', furtherCycles: false, seenAt }));
    ports.clock.advance(1000);
    await switchTo(true);
    expect(await setFurtherCycles(ports, { staff: 'bo', furtherCycles: false, seenAt })).toEqual({
      ok: false,
      refusal: 'changed-meanwhile',
    });
  });
});

describe('the rule of further yearly reports', () => {
  it.each([
    ['while the last one’s steps go on', '2028-01-21T23:59:59.000Z', {}, undefined],
    ['when they have ended', THE_END, {}, { '2': '2028-11-22' }],
    [
      'years later, and leaves out the years whose steps have begun',
      '2030-12-01T09:00:00.000Z',
      {},
      { '5': '2031-11-22' },
    ],
    ['a moment before the form opens', '2028-08-24T06:59:59.000Z', {}, { '2': '2028-11-22' }],
    ['a year later once the first reminder is due', '2028-08-24T07:00:00.000Z', {}, { '3': '2029-11-22' }],
    ['a year later on the day that one would be due', '2028-11-22T09:00:00.000Z', {}, { '3': '2029-11-22' }],
  ] as const)('schedules the next %s', (_when, now, changes, expected) => {
    const decision = nextCycle(headWithReport({}, changes), now);
    const { '1': _, ...added } = decision?.change.reports ?? {};
    const dues = Object.fromEntries(Object.entries(added).map(([cycle, { due }]) => [cycle, due]));
    expect(decision === undefined ? undefined : dues).toEqual(expected);
  });

  it('schedules none for a withdrawn pledge, nor for one that was never published', () => {
    const published = headWithReport();
    const { current, ...never } = published;
    if (current === undefined) throw new Error('it is public');
    expect(nextCycle(never, THE_END)).toBeUndefined();
    expect(nextCycle({ ...published, current: { ...current, state: 'withdrawn' } }, THE_END)).toBeUndefined();
  });

  it('counts twelve calendar months from the last due day, leap days included', () => {
    const decision = nextCycle(headWithReport({ due: '2028-02-29' }), '2028-06-01T09:00:00.000Z');
    expect(decision?.change.reports?.['2']?.due).toBe('2029-02-28');
  });
});

describe('the last step of a report’s year', () => {
  const last = reportStep('d-plus-61');

  it('schedules nothing while further reports are off, and says so', async () => {
    ports.clock.set(THE_END);
    expect(await carryOut(ports, organisationId, last)).toMatchObject({
      outcome: 'not-owed',
      why: 'no-further-cycle',
    });
    expect(await duesNow()).toEqual([['1', '2027-11-22']]);
  });

  it('schedules the next report once, lays out its year and tells its dates', async () => {
    await switchTo(true);
    ports.clock.set(THE_END);
    expect(await carryOut(ports, organisationId, last)).toMatchObject({
      outcome: 'state-changed',
      why: 'schedule-next',
    });
    expect(await readAgain(ports, organisationId, last)).toMatchObject({ owed: 'nothing' });
    const started: string[] = [];
    const workflows = {
      startReportYear: async ({ name }: { readonly name: string }) => {
        started.push(name);
      },
    };
    await settle({ ...ports, workflows }, organisationId);
    expect(started).toContain(`${organisationId}-2`);
    await layOutYear(ports, organisationId, '2');
    const steps = (await stepsIn(ports, organisationId)).filter(({ occasion }) => occasion === '2');
    expect(steps.map(({ key, at }) => [key, at.slice(0, 10)]).sort()[0]).toEqual(['d-day', '2028-11-22']);
    const mails = ports.sent.items().map((item) => fromItem(mailEntity, item));
    expect(mails.filter(({ kind, cycle }) => kind === 'report-dates' && cycle === '2')).toHaveLength(1);
    expect(await settle({ ...ports, workflows }, organisationId)).toBe('settled');
    ports.clock.set('2028-08-24T07:00:00.000Z');
    const opened = await carryOut(ports, organisationId, stepSortKey('report', '2', 'd-minus-90'));
    expect(opened.outcome).toBe('sent');
    expect((await head()).reports['2']?.state).toBe('open');
  });
});

describe('switching further reports on', () => {
  it('walks through the register a page at a time, and schedules what is due to be scheduled, once', async () => {
    const ids = Array.from({ length: 60 }, (_, at) => `organisation-${String(at).padStart(2, '0')}`);
    const one = await head();
    for (const id of ids) await create(ports.pact, pledgeHead, { ...one, rev: 1, organisationId: id });
    ports.clock.set(THE_END);
    await switchTo(true);
    await walk();
    expect(await duesNow()).toEqual([
      ['1', '2027-11-22'],
      ['2', '2028-11-22'],
    ]);
    const others = await Promise.all(ids.map((id) => load(ports.pact, pledgeHead, id)));
    expect(others.filter((other) => other?.reports['2']?.due === '2028-11-22')).toHaveLength(60);
    const before = ports.pact.items();
    await walk();
    expect(ports.pact.items()).toEqual(before);
    expect((await load(ports.pact, cyclesSettingEntity))?.nudge).toBeUndefined();
  });

  it('leaves pledges alone whose first report is still ahead, and stops scheduling when switched off', async () => {
    await switchTo(true);
    await walk();
    expect(await duesNow()).toHaveLength(1);
    await switchTo(false);
    ports.clock.set(THE_END);
    await walk();
    await carryOut(ports, organisationId, reportStep('d-plus-61'));
    expect(await duesNow()).toHaveLength(1);
  });

  it('is for administrators, on the page of settings, under the revision that they saw', async () => {
    const ada = await asStaff(ports, ['admin']);
    expect((await ada.get('/office/settings')).body).toContain('One report is invited');
    expect((await ada.post('/office/settings/reports', { seenRev: '0' })).status).toBe(422);
    const saved = await ada.post('/office/settings/reports', { seenRev: '0', cycles: 'yes' });
    expect(saved.location).toBe('/office/settings?done=reports');
    expect((await ada.get('/office/settings?done=reports')).body).toContain(
      'Further yearly reports are invited',
    );
    expect((await ada.post('/office/settings/reports', { seenRev: '0', cycles: 'no' })).status).toBe(409);
    const rita = await asStaff(ports);
    expect((await rita.post('/office/settings/reports', { seenRev: '1', cycles: 'no' })).status).toBe(403);
  });
});
