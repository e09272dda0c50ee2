import { beforeEach, describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import {
  cyclesSettingEntity,
  readCyclesSetting,
  setFurtherCycles,
} from '../../functions/reports/cycles-setting.ts';
import { nextCycle } from '../../functions/reports/further-cycles.ts';
import { scheduleNext } from '../../functions/reports/schedule-cycles.ts';
import { headWithReport } from '../reminders/scene.ts';
import { headOf } from '../support/colleagues.ts';
import { beforeWrites } from '../support/meanwhile.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const NOW = '2026-11-22T09:00:00.000Z';
const THE_END = '2028-01-22T00:00:00.000Z';

let ports: TestPorts;

const setting = async () => {
  const found = await load(ports.pact, cyclesSettingEntity);
  if (found === undefined) throw new Error('it was set');
  return found;
};
const set = (furtherCycles: boolean, seenAt?: string, through = ports) =>
  setFurtherCycles(through, { staff: 'ada', furtherCycles, seenAt });

beforeEach(() => {
  ports = testPorts();
});

describe('whether further reports are invited', () => {
  it('is no until staff say so, and nothing is walked through', async () => {
    expect(await readCyclesSetting(ports)).toEqual({ furtherCycles: false });
  });

  it('is on record with who set it; switched on, the walk through the register is due at once', async () => {
    must(await set(true));
    expect(await setting()).toMatchObject({
      rev: 1,
      furtherCycles: true,
      changedBy: 'staff:ada',
      nudge: NOW,
    });
    expect(ports.pact.items()[0]).toMatchObject({ dueAt: NOW });
    expect(await readCyclesSetting(ports)).toEqual({ furtherCycles: true, setAt: NOW, walking: NOW });
  });

  it('switched off walks through nothing', async () => {
    must(await set(true));
    must(await set(false, NOW));
    expect(await readCyclesSetting(ports)).toEqual({ furtherCycles: false, setAt: NOW });
    expect(ports.pact.items()[0]).not.toHaveProperty('dueAt');
  });

  it('is set although the walk is faster four times, and not at the fifth', async () => {
    must(await set(true));
    const racing = (times: number) =>
      beforeWrites(ports, { type: cyclesSettingEntity.type, times }, async () =>
        save(ports.pact, cyclesSettingEntity, await setting()),
      );
    expect(await set(false, NOW, racing(5))).toEqual({ ok: false, refusal: 'changed-meanwhile' });
    expect((await setting()).furtherCycles).toBe(true);
    expect(await set(false, NOW, racing(4))).toEqual({ ok: true, value: false });
  });
});

describe('scheduling the next report of one pledge', () => {
  it('follows the last cycle by its number, also beyond nine', () => {
    const { reports } = headWithReport();
    const one = reports['1'];
    if (one === undefined) throw new Error('there is a report');
    const many = { '9': { ...one, due: '2026-11-22' }, '10': one, '2': { ...one, due: '2019-11-22' } };
    const next = nextCycle(headWithReport({}, { reports: many }), THE_END);
    expect(Object.keys(next?.change.reports ?? {})).toContain('11');
    expect(next?.change.reports?.['11']?.due).toBe('2028-11-22');
    expect(nextCycle(headWithReport({}, { reports: {} }), THE_END)).toBeUndefined();
  });

  it('is time’s doing, and nothing the second time', async () => {
    const { organisationId } = await publishedPledge(ports);
    expect(await scheduleNext(ports, organisationId)).toBe(false);
    ports.clock.set(THE_END);
    expect(await scheduleNext(ports, organisationId)).toBe(true);
    expect(await scheduleNext(ports, organisationId)).toBe(false);
    const { history, reports } = await headOf(ports, organisationId);
    expect(history.at(-1)).toMatchObject({ what: 'report-scheduled', cycle: '2', who: 'time' });
    expect(reports['2']).toMatchObject({ state: 'scheduled', since: THE_END });
  });

  it('is told again where the head moves at every try', async () => {
    const { organisationId } = await publishedPledge(ports);
    ports.clock.set(THE_END);
    const moving = beforeWrites(ports, { type: pledgeHead.type, times: 9 }, async () =>
      save(ports.pact, pledgeHead, await headOf(ports, organisationId)),
    );
    await expect(scheduleNext(moving, organisationId)).rejects.toThrow(
      `The head of ${organisationId} moved at every try`,
    );
  });
});
