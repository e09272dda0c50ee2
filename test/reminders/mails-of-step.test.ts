import { beforeEach, describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { personEntity } from '../../functions/access/model.ts';
import { type Mail, mailEntity } from '../../functions/mail/model.ts';
import { OPEN_TASKS } from '../../functions/office/task.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { closeStep } from '../../functions/reminders/close-step.ts';
import { FAMILIES, ladderStep } from '../../functions/reminders/ladder.ts';
import { readDelivery } from '../../functions/reminders/read-delivery.ts';
import { type Step, stepEntity } from '../../functions/reminders/step.ts';
import { tellOffice } from '../../functions/reminders/tell-office.ts';
import { aboutOf, writeMail } from '../../functions/reminders/write-mail.ts';
import { headOf } from '../support/colleagues.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { layOutYear, reportStep, stepOf } from './run-step.ts';

let ports: TestPorts;
let name: { organisationId: string; step: string };
let contact: string;

const step = () => stepOf(ports, name.organisationId, name.step);
const change = async (changes: Partial<Step>) =>
  save(ports.pact, stepEntity, { ...(await step()), ...changes });
const write = (execution = 'arn:1') => writeMail(ports, { ...name, execution });
const mailOf = async (mailId: string): Promise<Mail> => {
  const mail = await load(ports.sent, mailEntity, mailId);
  if (mail === undefined) throw new Error('it was ordered');
  return mail;
};
const deliveryTo = async (to: 'recipients' | 'backup') => readDelivery(ports, await step(), to);
/** The mail of the step, as it fared. */
const fared = async (changes: Partial<Mail>): Promise<string> => {
  const [mailId = ''] = await write();
  await save(ports.sent, mailEntity, { ...(await mailOf(mailId)), ...changes });
  return mailId;
};
const bounce = [{ event: 'bounce' as const, at: '2027-10-23T07:01:00.000Z', detail: 'Permanent/General' }];
const tasks = async () =>
  (await ports.pact.index({ index: 'listing', key: OPEN_TASKS })).items.map((task) => [
    task['reason'],
    task['about'],
  ]);

beforeEach(async () => {
  ports = testPorts();
  const pledge = await publishedPledge(ports);
  contact = pledge.personId;
  await layOutYear(ports, pledge.organisationId);
  name = { organisationId: pledge.organisationId, step: reportStep('d-minus-30') };
  ports.clock.set('2027-10-23T07:00:00.000Z');
});

describe('the mail of a step', () => {
  it('goes to the contact about that report, is noted on the step, and is one however often it is written', async () => {
    const [mailId = '', ...more] = await write('arn:1');
    expect(more).toEqual([]);
    expect(await mailOf(mailId)).toMatchObject({
      ...{
        kind: 'report-reminder',
        recipient: { to: 'person', personId: contact },
        occasion: name.step,
        cycle: '1',
      },
      organisationId: name.organisationId,
    });
    const noted = await step();
    expect(noted).toMatchObject({ mailIds: [mailId], execution: 'arn:1' });
    expect(await write('arn:2')).toEqual([mailId]);
    expect(await step()).toEqual(noted);
  });

  it('is written to the contact of now as well, where another had one before', async () => {
    const [first = ''] = await write('arn:1');
    const head = await headOf(ports, name.organisationId);
    const { personId: bo } = await ensurePerson(ports, { email: 'bo@nordlys.example', language: 'en' });
    await save(ports.pact, pledgeHead, { ...head, contact: bo });
    const all = await write('arn:2');
    expect([all.length, all[0]]).toEqual([2, first]);
    expect(await step()).toMatchObject({ mailIds: all, execution: 'arn:1' });
  });

  it('is none where nobody can be written to, or the step sends none', async () => {
    const { rev } = (await load(ports.pact, personEntity, contact)) ?? { rev: 0 };
    await ports.pact.remove(personEntity.key(contact), { rev });
    expect(await write()).toEqual([]);
    name = { ...name, step: reportStep('d-plus-1') };
    expect(await write()).toEqual([]);
    const head = await headOf(ports, name.organisationId);
    await ports.pact.remove(pledgeHead.key(name.organisationId), { rev: head.rev });
    name = { ...name, step: reportStep('d-minus-7') };
    expect(await write()).toEqual([]);
    expect(ports.sent.items().filter(({ kind }) => kind === 'report-reminder')).toEqual([]);
  });

  it('names the cycle of a report, the version of a text, and both of a report’s text', async () => {
    const known = await step();
    const about = (family: string, occasion: string) => aboutOf({ ...known, family, occasion });
    expect(Object.fromEntries(FAMILIES.map((family) => [family, about(family, '2-3')]))).toEqual({
      draft: {},
      hold: {},
      report: { cycle: '2-3' },
      signature: { cycle: '2', version: 3 },
      review: { cycle: '2', version: 3 },
      'report-signature': { cycle: '2', version: 3 },
      'report-returned': { cycle: '2', version: 3 },
    });
    expect(about('review', '3')).toEqual({ version: 3 });
    expect(ladderStep('report', 'd-minus-30')?.mail).toBe('report-reminder');
  });
});

describe('how the mail of a step fared', () => {
  it.each([
    [{ state: 'waiting' }, 'waiting'],
    [{ state: 'sending' }, 'waiting'],
    [{ state: 'accepted' }, 'waiting'],
    [{ state: 'accepted', events: [{ event: 'delivery', at: '2027-10-23T07:01:00.000Z' }] }, 'delivered'],
    [{ state: 'accepted', events: [{ event: 'complaint', at: '2027-10-23T07:01:00.000Z' }] }, 'delivered'],
    [{ state: 'accepted', events: bounce }, 'bounced'],
    [{ state: 'failed' }, 'not-sent'],
    [{ state: 'not-owed' }, 'not-owed'],
  ] satisfies readonly [Partial<Mail>, string][])('%j is %s', async (changes, delivery) => {
    await fared(changes);
    expect(await deliveryTo('recipients')).toBe(delivery);
    expect(await deliveryTo('backup')).toBe('not-owed');
  });
});

describe('how several mails of a step fared', () => {
  it('is the worst of those that it is about: the contact’s own, or the backup contact’s', async () => {
    const mailId = await fared({ state: 'accepted', events: bounce });
    await change({ backupMailIds: [mailId] });
    expect(await deliveryTo('backup')).toBe('bounced');
    expect(await deliveryTo('recipients')).toBe('not-owed');
  });

  it('leaves out what is not there any more', async () => {
    await change({ mailIds: ['gone'] });
    expect(await deliveryTo('recipients')).toBe('not-owed');
  });
});

describe('what the office is told of a step', () => {
  it.each([
    ['bounced', { state: 'accepted', events: bounce }, 'bounced'],
    ['backup-bounced', { state: 'accepted', events: bounce }, 'bounced'],
    ['not-sent', { state: 'failed' }, 'delivery-unknown'],
    ['no-answer', { state: 'sending', why: 'no-answer' }, 'delivery-unknown'],
  ] satisfies readonly [
    string,
    Partial<Mail>,
    string,
  ][])('%s: about the mail that is the trouble, and about the step where there is none', async (reason, changes, task) => {
    await tellOffice(ports, { ...name, reason });
    expect(await tasks()).toEqual([[task, name.step]]);
    const mailId = await fared(changes);
    await tellOffice(ports, { ...name, reason });
    expect(await tasks()).toEqual(expect.arrayContaining([[task, mailId]]));
  });

  it.each([
    'bounced',
    'backup-bounced',
    'not-sent',
    'no-answer',
  ])('%s is about the step where its mails are in no trouble any more', async (reason) => {
    await fared({ state: 'accepted' });
    await tellOffice(ports, { ...name, reason });
    expect((await tasks()).map(([, about]) => about)).toEqual([name.step]);
  });

  it('is any other error as a step that failed, whatever its mails', async () => {
    await fared({ state: 'failed' });
    await tellOffice(ports, { ...name, reason: 'States.Timeout' });
    expect(await tasks()).toEqual([['step-failed', name.step]]);
  });

  it('is the end of a grace period only where no report has come', async () => {
    expect(await tellOffice(ports, { ...name, reason: 'end-grace' })).toBeUndefined();
    const head = await headOf(ports, name.organisationId);
    const report = head.reports['1'];
    if (report === undefined) throw new Error('a report is announced');
    await save(ports.pact, pledgeHead, { ...head, reports: { '1': { ...report, state: 'not-received' } } });
    await tellOffice(ports, { ...name, reason: 'end-grace' });
    expect(await tasks()).toEqual([['report-not-received', name.step]]);
  });
});

describe('closing a step', () => {
  const close = (outcome: NonNullable<Step['outcome']>, why = 'word') =>
    closeStep(ports, { ...name, outcome, why, execution: 'arn:9' });

  it('takes the reason of the mail that was not owed, and of no other', async () => {
    await fared({ state: 'not-owed', why: 'answered' });
    expect(await close('not-owed')).toBe(true);
    expect(await step()).toMatchObject({ outcome: 'not-owed', why: 'answered', execution: 'arn:9' });
    expect(await close('sent')).toBe(false);
    expect((await step()).outcome).toBe('not-owed');
  });

  it('keeps the reason it was given where a mail went out, or was not sent for another reason', async () => {
    await fared({ state: 'not-owed', why: 'answered' });
    await close('delivery-unknown', 'no-answer');
    expect((await step()).why).toBe('no-answer');
    name = { ...name, step: reportStep('d-minus-7') };
    await fared({ state: 'failed', why: 'rejected' });
    await close('not-owed', 'held');
    expect((await step()).why).toBe('held');
  });

  it.each(['not-owed', 'state-changed'] as const)('waits where it was put off: %s', async (outcome) => {
    await change({ at: '2027-11-01T08:00:00.000Z', moved: 1 });
    expect(await close(outcome)).toBe(false);
    expect(await step()).not.toHaveProperty('outcome');
    ports.clock.set('2027-11-01T08:00:00.000Z');
    expect(await close(outcome)).toBe(true);
  });

  it('does not wait where something was sent', async () => {
    await change({ at: '2027-11-01T08:00:00.000Z', moved: 1 });
    expect(await close('sent')).toBe(true);
  });
});
