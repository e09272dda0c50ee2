import { beforeEach, describe, expect, it } from 'vitest';
import { OPEN_TASKS } from '../../functions/office/task.ts';
import { save } from '../../functions/platform/store/entity.ts';
import { type PledgeHead, pledgeHead, type ReportHead } from '../../functions/pledges/head.ts';
import { sendForSignature } from '../../functions/pledges/send-for-signature.ts';
import { changeState } from '../../functions/reminders/change-state.ts';
import { dueAt } from '../../functions/reminders/dates.ts';
import { type Family, ladderStep } from '../../functions/reminders/ladder.ts';
import { putDownStep } from '../../functions/reminders/put-down-steps.ts';
import { stepSortKey } from '../../functions/reminders/step.ts';
import { setFurtherCycles } from '../../functions/reports/cycles-setting.ts';
import { headOf } from '../support/colleagues.ts';
import { beforeWrites, meanwhile } from '../support/meanwhile.ts';
import { completeDraft, must, others, publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { reportStep, stepOf } from './run-step.ts';
import { DUE } from './scene.ts';

let ports: TestPorts;
let pledge: Written;

const head = () => headOf(ports, pledge.organisationId);
const change = async (changes: (head: PledgeHead) => Partial<PledgeHead>) => {
  const found = await head();
  await save(ports.pact, pledgeHead, { ...found, ...changes(found) });
};
const report = (changes: Partial<ReportHead>) =>
  change(({ reports }) => {
    const known = reports['1'];
    return known === undefined ? {} : { reports: { '1': { ...known, ...changes } } };
  });
const put = async (family: Family, key: string, occasion = '1') => {
  const row = ladderStep(family, key);
  const at = row === undefined ? '2027-11-22T08:00:00.000Z' : dueAt(row, DUE);
  await putDownStep(ports, { organisationId: pledge.organisationId, family, occasion, key, at, anchor: DUE });
  return stepSortKey(family, occasion, key);
};
const run = (step: string, through = ports) =>
  changeState(through, { organisationId: pledge.organisationId, step, execution: 'arn:execution' });
const runKey = async (key: string, through = ports) => run(await put('report', key), through);
const tasks = async () => (await ports.pact.index({ index: 'listing', key: OPEN_TASKS })).items;

beforeEach(async () => {
  ports = testPorts();
  pledge = await publishedPledge(ports);
  ports.clock.set('2027-11-23T00:00:00.000Z');
});

describe('a step of a report', () => {
  it('changes its state once, from the moment on at which it does', async () => {
    expect(await runKey('d-plus-1')).toBe(true);
    const { reports, history } = await head();
    expect(reports['1']).toEqual({ state: 'overdue', since: '2027-11-23T00:00:00.000Z', due: DUE });
    expect(history.at(-1)).toMatchObject({ what: 'report-overdue', cycle: '1', who: 'time' });
    expect(await runKey('d-plus-1')).toBe(false);
    expect((await head()).history).toHaveLength(history.length);
    expect(await tasks()).toEqual([]);
  });

  it('is closed in the same breath where nothing but the state was owed, the end of a grace period left out', async () => {
    const leftBy = async (key: string, owed?: 'mail' | 'state') => {
      const step = await put('report', key);
      const { organisationId } = pledge;
      await changeState(ports, { organisationId, step, execution: 'arn:execution', owed });
      const { outcome, why, execution } = await stepOf(ports, organisationId, step);
      return { outcome, why, execution };
    };
    const open = { outcome: undefined, why: undefined, execution: undefined };
    expect(await leftBy('d-minus-90', 'mail')).toEqual(open);
    expect(await leftBy('d-minus-90')).toEqual(open);
    expect(await leftBy('d-plus-1', 'state')).toEqual({
      ...{ outcome: 'state-changed', why: 'mark-overdue', execution: 'arn:execution' },
    });
    expect(await leftBy('d-plus-60', 'state')).toEqual(open);
  });

  it('changes nothing where it only sends a mail, is no longer on the ladder, or has nothing to change', async () => {
    const before = await head();
    expect(await runKey('d-minus-30')).toBe(false);
    expect(await runKey('gone')).toBe(false);
    expect(await head()).toEqual(before);
    await report({ state: 'published' });
    expect(await runKey('d-plus-1')).toBe(false);
    expect((await head()).reports['1']?.state).toBe('published');
  });

  it('changes nothing where the pledge is gone', async () => {
    const step = await put('report', 'd-plus-1');
    await ports.pact.remove(pledgeHead.key(pledge.organisationId), { rev: (await head()).rev });
    expect(await run(step)).toBe(false);
  });

  it('changes nothing where the report came in in the same moment', async () => {
    const racing = meanwhile(ports, pledgeHead.type, () => report({ state: 'submitted' }));
    expect(await runKey('d-plus-60', racing)).toBe(false);
    expect((await head()).reports['1']?.state).toBe('submitted');
    expect(await tasks()).toEqual([]);
  });

  it('changes nothing, and comes back later, where a hold was placed in the same moment', async () => {
    const racing = meanwhile(ports, pledgeHead.type, () => report({ expected: '2028-03-01' }));
    const step = await put('report', 'd-plus-1');
    expect(await run(step, racing)).toBe(false);
    expect((await head()).reports['1']?.state).toBe('scheduled');
    expect(await stepOf(ports, pledge.organisationId, step)).toMatchObject({
      at: '2028-03-01T23:00:00.000Z',
      moved: 1,
    });
  });

  it('fails by name where the head moves at every try, so that it is tried again', async () => {
    const moving = beforeWrites(ports, { type: pledgeHead.type, times: 9 }, () => change(() => ({})));
    await expect(runKey('d-plus-1', moving)).rejects.toMatchObject({
      name: 'HeadContended',
      message: `The head of ${pledge.organisationId} changed at every try`,
    });
  });
});

describe('the end of the grace period', () => {
  it('puts a task before the office, also where the first try died before it', async () => {
    expect(await runKey('d-plus-60')).toBe(true);
    const [task, ...more] = await tasks();
    expect([task?.['reason'], task?.['about'], more]).toEqual([
      'report-not-received',
      reportStep('d-plus-60'),
      [],
    ]);
    if (task !== undefined) await ports.pact.remove({ pk: task.pk, sk: task.sk }, { rev: task.rev });
    expect(await runKey('d-plus-60')).toBe(false);
    expect(await tasks()).toMatchObject([{ reason: 'report-not-received' }]);
  });
});

describe('the end of the time to sign', () => {
  it('makes a draft of a text that still waits, and leaves a later version alone', async () => {
    pledge = await completeDraft(ports, 'bo@havet.example');
    must(await sendForSignature(ports, { ...pledge, language: 'en', signing: others }));
    expect(await run(await put('signature', 'day-30', '2'))).toBe(false);
    expect(await run(await put('signature', 'day-30', '1'))).toBe(true);
    expect((await head()).pending?.state).toBe('draft');
  });

  it('gives a report back that still waits for its second signature', async () => {
    const since = '2027-11-01T09:00:00.000Z';
    const sent = { version: 2, sha256: 'a', pledgeVersion: 1 };
    await report({ confirming: { personId: 'alva', by: 'kim', since, ...sent } });
    expect(await run(await put('report-signature', 'day-30', '1-2'))).toBe(true);
    expect((await head()).reports['1']).toMatchObject({ sentBack: { why: 'lapsed' } });
    expect((await head()).reports['1']).not.toHaveProperty('confirming');
  });
});

describe('the step after the year', () => {
  it('schedules another report where further ones are invited, and only there', async () => {
    ports.clock.set('2028-01-22T00:00:00.000Z');
    expect(await runKey('d-plus-61')).toBe(false);
    expect(Object.keys((await head()).reports)).toEqual(['1']);
    must(await setFurtherCycles(ports, { staff: 'ada', furtherCycles: true }));
    expect(await runKey('d-plus-61')).toBe(true);
    expect(Object.keys((await head()).reports)).toEqual(['1', '2']);
    expect(await runKey('d-plus-61')).toBe(false);
  });
});
