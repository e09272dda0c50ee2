import { describe, expect, it } from 'vitest';
import { mailEntity } from '../../functions/mail/model.ts';
import { OPEN_TASKS } from '../../functions/office/task.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { changeState } from '../../functions/reminders/change-state.ts';
import { remindTasks } from '../../functions/reminders/remind-tasks.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { layOutYear, reportStep, stepOf } from './run-step.ts';

const tasksOf = async (ports: TestPorts) =>
  (await ports.pact.index({ index: 'listing', key: OPEN_TASKS })).items.map((item) => [
    item['reason'],
    item['about'],
  ]);

const laidOut = async () => {
  const ports = testPorts();
  const { organisationId } = await publishedPledge(ports);
  await layOutYear(ports, organisationId);
  const run = (step: string, task: string, reason?: string) =>
    remindTasks(ports, {
      task,
      organisationId,
      step,
      execution: 'arn:1',
      ...(reason === undefined ? {} : { reason }),
    });
  return { ports, organisationId, run };
};

describe('a report that comes in just as its grace period ends', () => {
  it('is no task for the office', async () => {
    const { ports, organisationId, run } = await laidOut();
    const step = reportStep('d-plus-60');
    ports.clock.set((await stepOf(ports, organisationId, step)).at);
    const submitted = async (): Promise<void> => {
      const head = await load(ports.pact, pledgeHead, organisationId);
      const report = head?.reports['1'];
      if (head === undefined || report === undefined || report.state === 'submitted') return;
      await save(ports.pact, pledgeHead, { ...head, reports: { '1': { ...report, state: 'submitted' } } });
    };
    const racing = {
      ...ports,
      pact: {
        ...ports.pact,
        put: async (...call: Parameters<TestPorts['pact']['put']>) => {
          await submitted();
          return ports.pact.put(...call);
        },
      },
    };
    expect(await changeState(racing, { organisationId, step, execution: 'arn:execution' })).toBe(false);
    expect(await run(step, 'tell-office', 'end-grace')).toEqual({});
    expect(await tasksOf(ports)).toEqual([]);
  });
});

describe('a mail in trouble', () => {
  it.each([
    ['not-sent', { state: 'failed' as const, why: 'MessageRejected' }],
    ['no-answer', { state: 'sending' as const, why: 'no-answer' }],
  ])('is the one task that sending it has put already: %s', async (reason, change) => {
    const { ports, organisationId, run } = await laidOut();
    const step = reportStep('d-minus-30');
    ports.clock.set('2027-10-23T07:00:00.000Z');
    await run(step, 'write-mail');
    const [mailId = ''] = (await stepOf(ports, organisationId, step)).mailIds;
    const mail = await load(ports.sent, mailEntity, mailId);
    if (mail === undefined) throw new Error('it was ordered');
    await save(ports.sent, mailEntity, { ...mail, ...change });
    await run(step, 'tell-office', reason);
    expect(await tasksOf(ports)).toEqual([['delivery-unknown', mailId]]);
  });
});
