import { beforeEach, describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { personEntity } from '../../functions/access/model.ts';
import { renderMail } from '../../functions/mail/compose.ts';
import { readFacts } from '../../functions/mail/facts.ts';
import { type Mail, mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { recordEvent } from '../../functions/mail/record-event.ts';
import { OPEN_TASKS } from '../../functions/office/task.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { stepsOf } from '../../functions/reminders/ladder.ts';
import { putDownSteps } from '../../functions/reminders/put-down-steps.ts';
import { stepSortKey } from '../../functions/reminders/step.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { layOutYear, remindTask, reportStep, stepOf } from './run-step.ts';

const STEP = reportStep('d-minus-30');
const site = { url: 'https://pact.example', official: false, officeMail: 'office@pact.example' };

let ports: TestPorts;
let organisationId: string;
let backup: string;

const run = (task: string, more: { to?: string; reason?: string; outcome?: string; why?: string } = {}) =>
  remindTask(ports, organisationId, { step: STEP, task, ...more });

const mailOf = async (mailId: string): Promise<Mail> => {
  const mail = await load(ports.sent, mailEntity, mailId);
  if (mail === undefined) throw new Error('it was ordered');
  return mail;
};

const bounce = async (mailId: string): Promise<void> => {
  const at = new Date(ports.clock.now()).toISOString();
  await recordEvent(ports, { mailId, event: { event: 'bounce', at, detail: 'Permanent/General' } });
};

const tasks = async () =>
  (await ports.pact.index({ index: 'listing', key: OPEN_TASKS })).items.map((task) => [
    task['reason'],
    task['about'],
  ]);

const name = async (personId: string | undefined): Promise<void> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head !== undefined) await save(ports.pact, pledgeHead, { ...head, backup: personId });
};

/** The contact's mail has been written and came back. */
const cameBack = async (): Promise<string> => {
  await run('write-mail');
  const [mailId = ''] = (await stepOf(ports, organisationId, STEP)).mailIds;
  await bounce(mailId);
  return mailId;
};

beforeEach(async () => {
  ports = testPorts();
  ({ organisationId } = await publishedPledge(ports));
  await layOutYear(ports, organisationId);
  backup = (await ensurePerson(ports, { email: 'bo@nordlys.example', language: 'en' })).personId;
  await name(backup);
  ports.clock.set('2027-10-23T07:00:00.000Z');
});

describe('a reminder that came back', () => {
  it('goes to the backup contact, once, who reads why', async () => {
    await cameBack();
    expect(await run('read-delivery', { to: 'recipients' })).toEqual({ delivery: 'bounced' });
    for (const _ of [1, 2, 3]) expect(await run('write-to-backup')).toEqual({ written: true });
    const { mailIds, backupMailIds } = await stepOf(ports, organisationId, STEP);
    expect([mailIds.length, backupMailIds?.length]).toEqual([2, 1]);
    const mail = await mailOf(backupMailIds?.[0] ?? '');
    expect(mail.recipient).toEqual({ to: 'person', personId: backup });
    const { text } = renderMail(await readFacts(ports, mail, site.officeMail), site);
    expect(text).toContain('our mail to its contact came back');
  });

  it('is no task for staff while the backup contact can still be reached, nor afterwards', async () => {
    const first = await cameBack();
    expect(await tasks()).toEqual([]);
    await run('write-to-backup');
    expect(await run('read-delivery', { to: 'backup' })).toEqual({ delivery: 'waiting' });
    const { backupMailIds: [second = ''] = [] } = await stepOf(ports, organisationId, STEP);
    const at = '2027-10-23T07:01:00.000Z';
    await recordEvent(ports, { mailId: second, event: { event: 'delivery', at } });
    expect(await run('read-delivery', { to: 'backup' })).toEqual({ delivery: 'delivered' });
    expect(await stepOf(ports, organisationId, STEP)).toMatchObject({
      outcome: 'sent',
      why: 'backup-reached',
    });
    await bounce(first);
    expect(await tasks()).toEqual([]);
  });

  it('becomes one task for staff when the backup contact’s came back too, however often that is told', async () => {
    await cameBack();
    await run('write-to-backup');
    const { backupMailIds: [second = ''] = [] } = await stepOf(ports, organisationId, STEP);
    await bounce(second);
    expect(await run('read-delivery', { to: 'backup' })).toEqual({ delivery: 'bounced' });
    expect(await tasks()).toEqual([]);
    await run('tell-office', { reason: 'backup-bounced' });
    await run('close-step', { outcome: 'bounced', why: 'backup-bounced' });
    await bounce(second);
    expect(await tasks()).toEqual([['bounced', second]]);
  });

  it('has nobody to turn to where no backup contact is named, it is the contact, or it was erased', async () => {
    await cameBack();
    const head = await load(ports.pact, pledgeHead, organisationId);
    for (const personId of [undefined, head?.contact]) {
      await name(personId);
      expect(await run('write-to-backup')).toEqual({ written: false });
    }
    await name(backup);
    await ports.pact.remove(personEntity.key(backup), { rev: 1 });
    expect(await run('write-to-backup')).toEqual({ written: false });
  });

  it('goes to no backup contact where the step was not for the contact, or sends nothing', async () => {
    const anchor = '2027-10-01';
    await putDownSteps(ports, { organisationId, family: 'review', occasion: '1', anchor });
    for (const step of [stepSortKey('review', '1', stepsOf('review')[0]?.key ?? ''), reportStep('d-plus-1')])
      expect(await remindTask(ports, organisationId, { step, task: 'write-to-backup' })).toEqual({
        written: false,
      });
    expect(ports.sent.items().some(({ occasion }) => String(occasion).startsWith('STEP#review'))).toBe(false);
  });

  it('is a task where the bounce is told between the last look and the closing of the step', async () => {
    const mailId = await cameBack();
    await run('close-step', { outcome: 'sent', why: 'delivered' });
    expect(await tasks()).toEqual([['bounced', mailId]]);
  });

  it('is a task at once where the step was closed before', async () => {
    await run('write-mail');
    const [mailId = ''] = (await stepOf(ports, organisationId, STEP)).mailIds;
    await run('close-step', { outcome: 'delivery-unknown', why: 'no-answer' });
    await bounce(mailId);
    expect(await tasks()).toEqual([['bounced', mailId]]);
  });

  it('is a task at once where the mail is no reminder', async () => {
    const mailId = await orderMail(ports, {
      kind: 'published',
      recipient: { to: 'person', personId: backup },
      occasion: 'rev-9',
      organisationId,
    });
    await bounce(mailId);
    expect(await tasks()).toEqual([['bounced', mailId]]);
  });
});
