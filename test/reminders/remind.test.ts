import { describe, expect, it } from 'vitest';
import { personEntity } from '../../functions/access/model.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { OPEN_TASKS, taskEntity } from '../../functions/office/task.ts';
import { fromItem, load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { carryOut, layOutYear, readAgain, remindTask, reportStep, stepOf, stepsIn } from './run-step.ts';

const published = async (ports = testPorts()) => {
  const written = await publishedPledge(ports);
  await layOutYear(ports, written.organisationId);
  return { ports, ...written };
};

const reportState = async (ports: TestPorts, organisationId: string) =>
  (await load(ports.pact, pledgeHead, organisationId))?.reports['1']?.state;

const mailsOf = (ports: TestPorts) =>
  ports.sent.items().map((item) => {
    const { kind, recipient, occasion } = fromItem(mailEntity, item);
    return { kind, to: recipient.to === 'person' ? recipient.personId : recipient.to, occasion };
  });

const tasksOf = async (ports: TestPorts) =>
  (await ports.pact.index({ index: 'listing', key: OPEN_TASKS })).items.map(
    (item) => fromItem(taskEntity, item).reason,
  );

const everything = (ports: TestPorts) => [...ports.pact.items(), ...ports.sent.items()];

describe('laying out the year', () => {
  it('puts down the nine steps of a report, once, and orders one mail with the dates', async () => {
    const { ports, organisationId, personId } = await published();
    const once = everything(ports);
    await layOutYear(ports, organisationId);
    await layOutYear(ports, organisationId);
    expect(everything(ports)).toEqual(once);
    expect((await stepsIn(ports, organisationId)).map((step) => step.key).sort()).toEqual([
      'd-day',
      'd-minus-30',
      'd-minus-7',
      'd-minus-90',
      'd-plus-1',
      'd-plus-14',
      'd-plus-30',
      'd-plus-60',
      'd-plus-61',
    ]);
    expect(mailsOf(ports)).toEqual([{ kind: 'report-dates', to: personId, occasion: 'report-dates 1' }]);
  });

  it('leaves a closed step closed when it is put down again', async () => {
    const { ports, organisationId } = await published();
    ports.clock.set('2027-08-24T07:00:00.000Z');
    await carryOut(ports, organisationId, reportStep('d-minus-90'));
    await layOutYear(ports, organisationId);
    expect((await stepOf(ports, organisationId, reportStep('d-minus-90'))).outcome).toBe('sent');
  });

  it('fails by name for a report that was never scheduled', async () => {
    const { ports, organisationId } = await published();
    await expect(layOutYear(ports, organisationId, '2')).rejects.toMatchObject({ name: 'NoSuchReport' });
  });
});

describe('carrying out a step of the report', () => {
  it('opens the form and tells the contact 90 days before', async () => {
    const { ports, organisationId, personId } = await published();
    ports.clock.set('2027-08-24T07:00:00.000Z');
    const step = await carryOut(ports, organisationId, reportStep('d-minus-90'));
    expect(step).toMatchObject({ outcome: 'sent', why: 'delivered', closedAt: '2027-08-24T07:00:00.000Z' });
    expect(step.execution).toBe(`arn:${organisationId}:${reportStep('d-minus-90')}`);
    expect(await reportState(ports, organisationId)).toBe('open');
    expect(mailsOf(ports)).toContainEqual({
      kind: 'report-open',
      to: personId,
      occasion: reportStep('d-minus-90'),
    });
    expect(step.mailIds).toHaveLength(1);
  });

  it('walks a silent year to the end of the grace period, in silence towards the public words', async () => {
    const { ports, organisationId } = await published();
    const states = [];
    for (const step of [...(await stepsIn(ports, organisationId))].sort((a, b) => (a.at < b.at ? -1 : 1))) {
      ports.clock.set(step.at);
      const { outcome } = await carryOut(ports, organisationId, reportStep(step.key));
      states.push([step.key, outcome, await reportState(ports, organisationId)]);
    }
    expect(states).toEqual([
      ['d-minus-90', 'sent', 'open'],
      ['d-minus-30', 'sent', 'open'],
      ['d-minus-7', 'sent', 'open'],
      ['d-day', 'sent', 'open'],
      ['d-plus-1', 'state-changed', 'overdue'],
      ['d-plus-14', 'sent', 'overdue'],
      ['d-plus-30', 'sent', 'overdue'],
      ['d-plus-60', 'state-changed', 'not-received'],
      ['d-plus-61', 'not-owed', 'not-received'],
    ]);
    expect(await tasksOf(ports)).toEqual(['report-not-received']);
  });

  it('ends the grace period even where the due date was never seen to pass', async () => {
    const { ports, organisationId } = await published();
    ports.clock.set('2028-02-01T09:00:00.000Z');
    expect(await carryOut(ports, organisationId, reportStep('d-plus-60'))).toMatchObject({
      why: 'end-grace',
    });
    const head = await load(ports.pact, pledgeHead, organisationId);
    expect(head?.reports['1']?.state).toBe('not-received');
    expect(head?.history.slice(-2).map((link) => [link.who, link.what])).toEqual([
      ['time', 'report-overdue'],
      ['time', 'report-not-received'],
    ]);
    expect(await carryOut(ports, organisationId, reportStep('d-plus-30'))).toMatchObject({
      outcome: 'not-owed',
      why: 'grace-over',
    });
  });

  it('goes on in silence while the pledge is on hold', async () => {
    const { ports, organisationId, head } = await published();
    const { current } = head;
    if (current === undefined) throw new Error('it is public');
    await save(ports.pact, pledgeHead, { ...head, current: { ...current, state: 'withheld' } });
    ports.clock.set('2027-08-24T07:00:00.000Z');
    expect(await carryOut(ports, organisationId, reportStep('d-minus-90'))).toMatchObject({
      outcome: 'state-changed',
    });
    expect(await carryOut(ports, organisationId, reportStep('d-minus-30'))).toMatchObject({ why: 'on-hold' });
    expect(mailsOf(ports).map((mail) => mail.kind)).toEqual(['report-dates']);
  });

  it('says of a step with a mail whether it changes a state too', async () => {
    const { ports, organisationId } = await published();
    ports.clock.set('2027-08-24T07:00:00.000Z');
    expect(await readAgain(ports, organisationId, reportStep('d-minus-90'))).toEqual({
      owed: 'mail',
      why: 'open-report',
    });
    expect(await readAgain(ports, organisationId, reportStep('d-minus-30'))).toEqual({
      owed: 'mail',
      why: 'written',
    });
  });

  it('writes nothing to a person who has been erased', async () => {
    const { ports, organisationId, personId } = await published();
    await ports.pact.remove(personEntity.key(personId), { rev: 1 });
    ports.clock.set('2027-10-23T07:00:00.000Z');
    expect(await carryOut(ports, organisationId, reportStep('d-minus-30'))).toMatchObject({
      outcome: 'not-owed',
      why: 'nobody-to-write-to',
    });
  });

  it('records the mail’s own reason when it was not owed at the moment of sending', async () => {
    const { ports, organisationId } = await published();
    ports.clock.set('2027-10-23T07:00:00.000Z');
    const step = reportStep('d-minus-30');
    await remindTask(ports, organisationId, { step, task: 'write-mail' });
    const [mailId = ''] = (await stepOf(ports, organisationId, step)).mailIds;
    const mail = await load(ports.sent, mailEntity, mailId);
    if (mail === undefined) throw new Error('it was ordered');
    await save(ports.sent, mailEntity, { ...mail, state: 'not-owed', why: 'answered' });
    expect(
      await remindTask(ports, organisationId, { step, task: 'read-delivery', to: 'recipients' }),
    ).toEqual({
      delivery: 'not-owed',
    });
    await remindTask(ports, organisationId, { step, task: 'close-step', outcome: 'not-owed', why: 'mail' });
    expect(await stepOf(ports, organisationId, step)).toMatchObject({ outcome: 'not-owed', why: 'answered' });
  });

  it('sees the worst of its mails, and tells the office once of a bounce', async () => {
    const { ports, organisationId } = await published();
    ports.clock.set('2027-10-23T07:00:00.000Z');
    const step = reportStep('d-minus-30');
    await remindTask(ports, organisationId, { step, task: 'write-mail' });
    expect(
      await remindTask(ports, organisationId, { step, task: 'read-delivery', to: 'recipients' }),
    ).toEqual({
      delivery: 'waiting',
    });
    const [mailId = ''] = (await stepOf(ports, organisationId, step)).mailIds;
    const mail = await load(ports.sent, mailEntity, mailId);
    if (mail === undefined) throw new Error('it was ordered');
    const bounce = { event: 'bounce' as const, at: mail.createdAt, detail: 'Permanent/General' };
    await save(ports.sent, mailEntity, { ...mail, state: 'accepted', events: [bounce] });
    expect(
      await remindTask(ports, organisationId, { step, task: 'read-delivery', to: 'recipients' }),
    ).toEqual({
      delivery: 'bounced',
    });
    for (const _ of [1, 2, 3]) {
      await remindTask(ports, organisationId, { step, task: 'tell-office', reason: 'bounced' });
    }
    expect(await tasksOf(ports)).toEqual(['bounced']);
  });
});
