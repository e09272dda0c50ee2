import { describe, expect, it } from 'vitest';
import { OPEN_TASKS } from '../../functions/office/task.ts';
import { remindTasks } from '../../functions/reminders/remind-tasks.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { askRound, pagesOf } from '../support/round.ts';
import { carryOut, layOutYear, reportStep, stepOf } from './run-step.ts';

const HOUR = 3_600_000;
const step = reportStep('d-minus-30');

const fell = async () => {
  const ports = testPorts();
  const { organisationId } = await publishedPledge(ports);
  await layOutYear(ports, organisationId);
  ports.clock.set('2027-10-23T07:00:00.000Z');
  await carryOut(ports, organisationId, reportStep('d-minus-90'));
  const fail = (execution: string) =>
    remindTasks(ports, { task: 'record-failure', organisationId, step, execution, why: 'ServiceException' });
  return { ports, organisationId, fail };
};

const dueSteps = async (ports: TestPorts): Promise<readonly string[]> => {
  const names: string[] = [];
  for await (const page of pagesOf(askRound(ports)))
    names.push(...page.due.flatMap((due) => (due.kind === 'step' ? [due.executionName] : [])));
  return names;
};

const tasksOf = async (ports: TestPorts) =>
  (await ports.pact.index({ index: 'listing', key: OPEN_TASKS })).items.map((item) => item['reason']);

describe('a step on which an execution failed', () => {
  it('stays due, and the next round starts it under another name', async () => {
    const { ports, organisationId, fail } = await fell();
    const [before] = await dueSteps(ports);
    expect(await fail('arn:1')).toEqual({ closed: false });
    const [after] = await dueSteps(ports);
    expect([before, after]).toEqual([
      `${organisationId}-1-report-d-minus-30`,
      `${organisationId}-1-report-d-minus-30-f1`,
    ]);
    expect(await stepOf(ports, organisationId, step)).toMatchObject({ why: 'ServiceException', failures: 1 });
  });

  it('counts an execution once, however often it tells', async () => {
    const { ports, organisationId, fail } = await fell();
    for (const execution of ['arn:1', 'arn:1', 'arn:2', 'arn:2']) await fail(execution);
    expect((await stepOf(ports, organisationId, step)).failures).toBe(2);
  });

  it('counts an execution that had written the mail before it failed', async () => {
    const { ports, organisationId, fail } = await fell();
    await fail('arn:1');
    await remindTasks(ports, { task: 'write-mail', organisationId, step, execution: 'arn:2' });
    await fail('arn:2');
    expect((await stepOf(ports, organisationId, step)).failures).toBe(2);
  });

  it('is carried out in the end as if nothing had been', async () => {
    const { ports, organisationId, fail } = await fell();
    await fail('arn:1');
    ports.clock.advance(HOUR);
    const done = await carryOut(ports, organisationId, step);
    expect(done).toMatchObject({
      outcome: 'sent',
      why: 'delivered',
      execution: `arn:${organisationId}:${step}`,
    });
    expect(await dueSteps(ports)).toEqual([]);
  });

  it('is closed after a day of failures, and the office is told once', async () => {
    const { ports, organisationId, fail } = await fell();
    const answers = [];
    for (let hour = 1; hour <= 24; hour += 1) answers.push(await fail(`arn:${hour}`));
    expect(answers.map((answer) => (answer as { closed: boolean }).closed).indexOf(true)).toBe(23);
    expect(await fail('arn:24')).toEqual({ closed: true });
    expect(await stepOf(ports, organisationId, step)).toMatchObject({ outcome: 'failed' });
    expect(await tasksOf(ports)).toEqual(['step-failed']);
    expect(await dueSteps(ports)).toEqual([]);
  });

  it('that is closed already stays as it is', async () => {
    const { ports, organisationId, fail } = await fell();
    const closed = await carryOut(ports, organisationId, step);
    expect(await fail('arn:9')).toEqual({ closed: false });
    expect(await stepOf(ports, organisationId, step)).toEqual(closed);
  });
});
