import { beforeEach, describe, expect, it } from 'vitest';
import { save } from '../../functions/platform/store/entity.ts';
import type { PledgeHead, ReportHead } from '../../functions/pledges/head.ts';
import type { Family } from '../../functions/reminders/ladder.ts';
import { putDownSteps } from '../../functions/reminders/put-down-steps.ts';
import { resumeSteps } from '../../functions/reminders/resume-steps.ts';
import { stepEntity, stepSortKey } from '../../functions/reminders/step.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { stepOf, stepsIn } from './run-step.ts';
import { DUE, headWithReport, PUBLISHED_AT } from './scene.ts';

const organisationId = 'organisation1';

let ports: TestPorts;

const put = (family: Family, occasion: string, anchor: string) =>
  putDownSteps(ports, { organisationId, family, occasion, anchor });
const held = (until: string, report: Partial<ReportHead> = {}): PledgeHead =>
  headWithReport(report, { hold: { since: PUBLISHED_AT, until, reasons: 'A merger.' } });
const step = (family: Family, occasion: string, key: string) =>
  stepOf(ports, organisationId, stepSortKey(family, occasion, key));
const times = async () =>
  Object.fromEntries(
    (await stepsIn(ports, organisationId)).map(({ key, at, moved }) => [key, [at.slice(0, 10), moved]]),
  );

beforeEach(async () => {
  ports = testPorts();
  await put('report', '1', DUE);
});

describe('the steps of a report after a hold', () => {
  it('wait for the morning after it, where their own time would be before', async () => {
    await resumeSteps(ports, held('2027-10-31'));
    expect(await times()).toMatchObject({
      'd-minus-90': ['2027-11-01', 1],
      'd-minus-30': ['2027-11-01', 1],
      'd-minus-7': ['2027-11-15', undefined],
      'd-day': ['2027-11-22', undefined],
    });
  });

  it('count from the day by which the report is expected then, which they keep', async () => {
    await resumeSteps(ports, held('2027-10-31', { expected: '2027-12-01' }));
    expect(await step('report', '1', 'd-day')).toMatchObject({
      at: '2027-12-01T08:00:00.000Z',
      anchor: '2027-12-01',
      moved: 1,
    });
  });

  it('have their own time back where it is made shorter or is over, and count no move for that', async () => {
    await resumeSteps(ports, held('2027-10-31', { expected: '2027-12-01' }));
    await resumeSteps(ports, held('2027-09-15'));
    expect(await times()).toMatchObject({ 'd-minus-90': ['2027-09-16', 1], 'd-day': ['2027-11-22', 1] });
    await resumeSteps(ports, headWithReport());
    expect(await times()).toMatchObject({ 'd-minus-90': ['2027-08-24', 1] });
    await resumeSteps(ports, held('2027-10-31', { expected: '2027-12-01' }));
    expect(await times()).toMatchObject({ 'd-minus-90': ['2027-11-01', 2], 'd-day': ['2027-12-01', 2] });
  });

  it('stay as they are where they were closed, and are not written again', async () => {
    const closed = { ...(await step('report', '1', 'd-minus-30')), outcome: 'sent' as const };
    await save(ports.pact, stepEntity, closed);
    await resumeSteps(ports, held('2027-10-31'));
    const after = await stepsIn(ports, organisationId);
    expect(await step('report', '1', 'd-minus-30')).toEqual({ ...closed, rev: 2 });
    await resumeSteps(ports, held('2027-10-31'));
    expect(await stepsIn(ports, organisationId)).toEqual(after);
  });

  it('are those of its second signature and of every version that was returned, too', async () => {
    const confirming = {
      personId: 'alva',
      by: 'kim',
      since: PUBLISHED_AT,
      version: 3,
      sha256: 'a',
      pledgeVersion: 1,
    };
    await put('report-signature', '1-3', PUBLISHED_AT);
    for (const version of [1, 2, 3]) await put('report-returned', `1-${version}`, '2026-11-22');
    await resumeSteps(ports, held('2027-10-31', { version: 2, confirming }));
    const moved = { at: '2027-11-01T08:00:00.000Z', moved: 1 };
    expect(await step('report-returned', '1-1', 'day-7')).toMatchObject(moved);
    expect(await step('report-returned', '1-2', 'day-7')).toMatchObject(moved);
    expect(await step('report-returned', '1-3', 'day-7')).not.toHaveProperty('moved');
    expect(await step('report-signature', '1-3', 'day-3')).toMatchObject({
      at: '2027-11-03T08:00:00.000Z',
      anchor: '2027-10-31',
    });
  });

  it('stay where nobody knows what they count from', async () => {
    await put('report-returned', '1-1', '2026-11-22');
    const { anchor: _, ...before } = await step('report-returned', '1-1', 'day-7');
    await save(ports.pact, stepEntity, before);
    await resumeSteps(ports, held('2027-10-31', { version: 1 }));
    expect(await step('report-returned', '1-1', 'day-7')).toEqual({ ...before, rev: 2 });
  });
});
