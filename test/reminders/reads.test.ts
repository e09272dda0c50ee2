import { describe, expect, it } from 'vitest';
import { save } from '../../functions/platform/store/entity.ts';
import type { Key } from '../../functions/platform/store/table.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { headOf } from '../support/colleagues.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { deliverAll, layOutYear, remindTask, reportStep, stepOf } from './run-step.ts';

const STEP = reportStep('d-minus-30');

/** The same tables, and the sort key of every item that is asked for. */
const watched = (ports: TestPorts): { readonly ports: TestPorts; readonly asked: string[] } => {
  const asked: string[] = [];
  const get = (key: Key) => {
    asked.push(key.sk);
    return ports.pact.get(key);
  };
  return { ports: { ...ports, pact: { ...ports.pact, get } }, asked };
};

const atStep = async (step = STEP) => {
  const ports = testPorts();
  const { organisationId } = await publishedPledge(ports);
  await layOutYear(ports, organisationId);
  const { at } = await stepOf(ports, organisationId, step);
  ports.clock.set(at);
  return { ports, organisationId };
};

const mailsFor = (ports: TestPorts, step: string) =>
  ports.sent.items().flatMap(({ mailId, occasion }) => (occasion === step ? [mailId] : []));

describe('a reminder of a report', () => {
  it('is read again without the draft and the settings, which its rules do not ask for', async () => {
    const { ports, organisationId } = await atStep();
    const { ports: seen, asked } = watched(ports);
    await remindTask(seen, organisationId, { step: STEP, task: 'read-again' });
    expect(asked).toEqual([STEP, 'PLEDGE', 'PERSON']);
  });

  it('is written by what was read, at once, where a mail is all that is owed', async () => {
    const { ports, organisationId } = await atStep();
    const again = { step: STEP, task: 'read-again' };
    expect(await remindTask(ports, organisationId, again)).toEqual({ owed: 'mail', why: 'written' });
    const { mailIds, rev } = await stepOf(ports, organisationId, STEP);
    expect(mailIds).toHaveLength(1);
    expect(mailsFor(ports, STEP)).toEqual(mailIds);
    expect(await remindTask(ports, organisationId, again)).toEqual({ owed: 'mail', why: 'written' });
    expect(await stepOf(ports, organisationId, STEP)).toMatchObject({ mailIds, rev });
    expect(mailsFor(ports, STEP)).toEqual(mailIds);
  });

  it('is not written yet where its state is to change before', async () => {
    const step = reportStep('d-minus-90');
    const { ports, organisationId } = await atStep(step);
    expect(await remindTask(ports, organisationId, { step, task: 'read-again' })).toEqual({
      owed: 'mail',
      why: 'open-report',
    });
    expect(mailsFor(ports, step)).toEqual([]);
  });

  it('is closed in the same breath where it is not owed, without being read once more', async () => {
    const { ports, organisationId } = await atStep();
    const head = await headOf(ports, organisationId);
    const { '1': asked } = head.reports;
    if (asked === undefined) throw new Error('it is to report');
    await save(ports.pact, pledgeHead, { ...head, reports: { '1': { ...asked, state: 'submitted' } } });
    const { ports: seen, asked: keys } = watched(ports);
    const again = { step: STEP, task: 'read-again' };
    expect(await remindTask(seen, organisationId, again)).toEqual({ owed: 'nothing', why: 'already-closed' });
    expect(keys).toEqual([STEP, 'PLEDGE']);
    const closed = await stepOf(ports, organisationId, STEP);
    expect(closed).toMatchObject({ outcome: 'not-owed', why: 'answered', rev: 2 });
    expect(await remindTask(seen, organisationId, again)).toEqual({ owed: 'nothing', why: 'already-closed' });
    expect(await stepOf(ports, organisationId, STEP)).toEqual(closed);
  });

  it('is read once to be closed', async () => {
    const { ports, organisationId } = await atStep();
    await remindTask(ports, organisationId, { step: STEP, task: 'write-mail' });
    await deliverAll(ports);
    const { ports: seen, asked } = watched(ports);
    await remindTask(seen, organisationId, {
      ...{ step: STEP, task: 'close-step' },
      ...{ outcome: 'sent', why: 'delivered' },
    });
    expect(asked).toEqual([STEP]);
    expect((await stepOf(ports, organisationId, STEP)).outcome).toBe('sent');
  });

  it('is closed all the same where somebody wrote it in between', async () => {
    const { ports, organisationId } = await atStep();
    let first = true;
    const put: TestPorts['pact']['put'] = async (item, condition) => {
      if (first && condition !== 'absent') {
        first = false;
        await ports.pact.put({ ...item, outcome: undefined, why: 'touched' }, condition);
      }
      return ports.pact.put(item, condition);
    };
    const racing = { ...ports, pact: { ...ports.pact, put } };
    const ending = { outcome: 'not-owed', why: 'answered' };
    await remindTask(racing, organisationId, { step: STEP, task: 'close-step', ...ending });
    expect(await stepOf(ports, organisationId, STEP)).toMatchObject({ ...ending, rev: 3 });
  });
});
