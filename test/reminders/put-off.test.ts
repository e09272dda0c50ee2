import { beforeEach, describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { putOff, putOffByHold } from '../../functions/reminders/put-off.ts';
import { readStep } from '../../functions/reminders/read-step.ts';
import { stepEntity } from '../../functions/reminders/step.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { layOutYear, reportStep, stepOf } from './run-step.ts';

const LATER = '2027-12-24T08:00:00.000Z';
const EARLIER = '2027-01-01T08:00:00.000Z';

let ports: TestPorts;
let name: { organisationId: string; step: string };

const step = () => stepOf(ports, name.organisationId, name.step);

beforeEach(async () => {
  ports = testPorts();
  const { organisationId } = await publishedPledge(ports);
  await layOutYear(ports, organisationId);
  name = { organisationId, step: reportStep('d-minus-30') };
});

describe('a step that is put off', () => {
  it('falls due again at its new time, and counts how often', async () => {
    expect(await putOff(ports, name, LATER)).toBe(true);
    expect(await step()).toMatchObject({ at: LATER, moved: 1 });
    expect(await putOff(ports, name, LATER)).toBe(false);
    expect(await putOff(ports, name, EARLIER)).toBe(false);
    expect(await step()).toMatchObject({ at: LATER, moved: 1 });
  });

  it('is not opened again once it was closed', async () => {
    await save(ports.pact, stepEntity, { ...(await step()), outcome: 'sent' });
    const closed = await step();
    expect(await putOff(ports, name, LATER)).toBe(false);
    expect(await step()).toEqual(closed);
  });
});

describe('a step that a hold may have moved', () => {
  it('is put off where one has', async () => {
    const head = await load(ports.pact, pledgeHead, name.organisationId);
    const report = head?.reports['1'];
    if (head === undefined || report === undefined) throw new Error('it is published');
    const reports = { '1': { ...report, expected: '2028-01-23' } };
    await save(ports.pact, pledgeHead, { ...head, reports });
    expect(await putOffByHold(ports, name, await readStep(ports, name))).toBe(true);
    expect(await step()).toMatchObject({ at: LATER, moved: 1 });
  });

  it('stays where none has, where the ladder has no such step any more, and where the pledge is gone', async () => {
    const read = await readStep(ports, name);
    for (const found of [read, { ...read, row: undefined }, { ...read, head: undefined }])
      expect(await putOffByHold(ports, name, found)).toBe(false);
    expect((await step()).moved).toBeUndefined();
  });
});
