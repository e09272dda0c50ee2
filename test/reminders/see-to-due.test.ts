import { describe, expect, it } from 'vitest';
import { mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { roundTasks } from '../../functions/reminders/round-tasks.ts';
import { RoundTasks } from '../../workflows/round/contract.ts';
import { headOf } from '../support/colleagues.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { keptLog } from '../support/sites.ts';
import { layOutYear, reportStep, stepOf } from './run-step.ts';

const MINUTE = 60_000;

/** The first page of a round, by the task that its workflow calls. */
const seeTo = async (ports: TestPorts, left = false) => {
  const log = keptLog();
  const event = { task: 'see-to-due', cursor: 'start', left, execution: 'arn:round' };
  return { ...RoundTasks['see-to-due'].output.parse(await roundTasks({ ...ports, log }, event)), log };
};

/** A mail that nobody took. */
const stuckMail = async (ports: TestPorts, occasion: string): Promise<string> => {
  const mailId = await orderMail(ports, { kind: 'receipt', recipient: { to: 'office' }, occasion });
  ports.clock.advance(5 * MINUTE);
  return mailId;
};

describe('a step that is due', () => {
  const step = reportStep('d-minus-90');

  const dueStep = async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    await layOutYear(ports, organisationId);
    ports.clock.set((await stepOf(ports, organisationId, step)).at);
    const started = async (of: TestPorts = ports) => (await seeTo(of)).start.map(({ input }) => input.step);
    return { ports, organisationId, started, stored: () => stepOf(ports, organisationId, step) };
  };

  it('and owed is to be started, and stays as it stands', async () => {
    const { started, stored } = await dueStep();
    expect(await started()).toContain(step);
    expect(await stored()).toMatchObject({ rev: 1 });
  });

  it('and not owed is closed at once, with its reason and the execution that closed it', async () => {
    const { ports, organisationId, started, stored } = await dueStep();
    const head = await headOf(ports, organisationId);
    const { '1': report } = head.reports;
    if (report === undefined) throw new Error('it is to report');
    await save(ports.pact, pledgeHead, { ...head, reports: { '1': { ...report, state: 'published' } } });
    expect(await started()).not.toContain(step);
    expect(await stored()).toMatchObject({ outcome: 'not-owed', why: 'answered', execution: 'arn:round' });
  });

  it('about which nothing can be found out now is left to its reminder', async () => {
    const { ports, started, stored } = await dueStep();
    const get: TestPorts['pact']['get'] = async (key) => {
      if (key.sk === 'PLEDGE') throw new Error('throttled');
      return ports.pact.get(key);
    };
    expect(await started({ ...ports, pact: { ...ports.pact, get } })).toContain(step);
    expect(await stored()).toMatchObject({ rev: 1 });
  });
});

describe('what is due', () => {
  it('is seen to where nothing is: the round is done', async () => {
    const { start, left, cursor, next } = await seeTo(testPorts());
    expect({ start, left, cursor, next }).toEqual({ start: [], left: false, cursor: 'end', next: 'done' });
  });

  it('is nudged, or is a reminder to start', async () => {
    const ports = testPorts();
    const { organisationId } = await publishedPledge(ports);
    await layOutYear(ports, organisationId);
    const step = reportStep('d-minus-90');
    ports.clock.set((await stepOf(ports, organisationId, step)).at);
    const mailId = await stuckMail(ports, 'one');
    const { start, next } = await seeTo(ports);
    expect(start).toEqual([
      { executionName: `${organisationId}-1-report-d-minus-90`, input: { organisationId, step } },
    ]);
    expect(next).toBe('start');
    expect(await load(ports.sent, mailEntity, mailId)).toMatchObject({ rev: 2 });
  });

  it('and cannot be nudged is left, the others are not, and the log says which', async () => {
    const ports = testPorts();
    const [broken, sound] = [await stuckMail(ports, 'one'), await stuckMail(ports, 'two')];
    const { pk, sk } = mailEntity.key(broken);
    let tries = 0;
    const put: TestPorts['sent']['put'] = async (item, condition) => {
      if (item.pk !== pk) return ports.sent.put(item, condition);
      tries += 1;
      throw new Error('throttled');
    };
    const { left, next, log } = await seeTo({ ...ports, sent: { ...ports.sent, put } });
    expect({ left, next, tries }).toEqual({ left: true, next: 'left', tries: 2 });
    expect(log.entries).toMatchObject([{ message: 'dueLeft', facts: { table: 'sent', pk, sk } }]);
    expect(await load(ports.sent, mailEntity, sound)).toMatchObject({ rev: 2 });
    expect(await load(ports.sent, mailEntity, broken)).toMatchObject({ rev: 1 });
  });

  it('and could not be nudged at once is tried once more', async () => {
    const ports = testPorts();
    const mailId = await stuckMail(ports, 'one');
    let writes = 0;
    const put: TestPorts['sent']['put'] = async (item, condition) => {
      if (item.pk.startsWith('MAIL#')) writes += 1;
      if (writes === 1) throw new Error('throttled');
      return ports.sent.put(item, condition);
    };
    const { next, log } = await seeTo({ ...ports, sent: { ...ports.sent, put } });
    expect({ next, logged: log.entries }).toEqual({ next: 'done', logged: [] });
    expect(await load(ports.sent, mailEntity, mailId)).toMatchObject({ rev: 2 });
  });

  it('and does not fit on a page leads to the next one', async () => {
    const ports = testPorts();
    for (let number = 0; number < 30; number += 1) await stuckMail(ports, String(number));
    const { start, next, cursor } = await seeTo(ports);
    expect({ start, next }).toEqual({ start: [], next: 'turn' });
    expect(cursor).not.toBe('end');
  });

  it('of which something was left before is not done in the end', async () => {
    expect(await seeTo(testPorts(), true)).toMatchObject({ left: true, next: 'left' });
  });
});
