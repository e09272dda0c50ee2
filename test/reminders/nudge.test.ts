import { beforeEach, describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { personEntity } from '../../functions/access/model.ts';
import { mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { erasedEntity } from '../../functions/persons/tombstone.ts';
import { create, load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { nudge } from '../../functions/reminders/nudge.ts';
import { headOf } from '../support/colleagues.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const NOW = '2026-11-22T09:00:00.000Z';

let ports: TestPorts;

beforeEach(() => {
  ports = testPorts(NOW);
});

describe('a mail that waits', () => {
  const nextAttempt = '2026-11-22T09:30:00.000Z';
  const order = { kind: 'receipt', recipient: { to: 'office' }, occasion: 'one' } as const;

  it('is told of again from its time on, and not before', async () => {
    const mailId = await orderMail(ports, order);
    const mail = await load(ports.sent, mailEntity, mailId);
    if (mail === undefined) throw new Error('it was ordered');
    await save(ports.sent, mailEntity, { ...mail, nextAttempt });
    const tell = () => nudge(ports, { table: 'sent', ...mailEntity.key(mailId) });
    ports.clock.set('2026-11-22T09:29:59.999Z');
    expect(await tell()).toBe(false);
    ports.clock.set(nextAttempt);
    expect(await tell()).toBe(true);
    expect(await load(ports.sent, mailEntity, mailId)).toMatchObject({ rev: 3, nextAttempt });
  });

  it('waits again where its sender was not heard of, and keeps what its last sending left', async () => {
    const mailId = await orderMail(ports, order);
    const mail = await load(ports.sent, mailEntity, mailId);
    if (mail === undefined) throw new Error('it was ordered');
    const sending = { ...mail, state: 'sending', attempts: 1, sentAt: NOW, nextAttempt } as const;
    await save(ports.sent, mailEntity, sending);
    ports.clock.set(nextAttempt);
    expect(await nudge(ports, { table: 'sent', ...mailEntity.key(mailId) })).toBe(true);
    expect(await load(ports.sent, mailEntity, mailId)).toEqual({ ...sending, state: 'waiting', rev: 3 });
  });

  it('is left alone once nothing is due about it', async () => {
    const mailId = await orderMail(ports, order);
    const mail = await load(ports.sent, mailEntity, mailId);
    if (mail === undefined) throw new Error('it was ordered');
    await save(ports.sent, mailEntity, { ...mail, nextAttempt: undefined });
    expect(await nudge(ports, { table: 'sent', ...mailEntity.key(mailId) })).toBe(false);
  });
});

describe('a pledge about which something is due', () => {
  it('is told of again when its stream has had five minutes', async () => {
    const { organisationId } = await publishedPledge(ports);
    const tell = () => nudge(ports, { table: 'pact', ...pledgeHead.key(organisationId) });
    ports.clock.set('2026-11-22T09:04:59.999Z');
    expect(await tell()).toBe(false);
    ports.clock.set('2026-11-22T09:05:00.000Z');
    expect(await tell()).toBe(true);
    expect((await headOf(ports, organisationId)).nudge).toBe('2026-11-22T09:05:00.000Z');
  });
});

describe('a person', () => {
  it('without a role is looked at, and is gone in the end', async () => {
    const { personId } = await ensurePerson(ports, { email: 'kim@nordlys.example', language: 'en' });
    const person = await load(ports.pact, personEntity, personId);
    if (person === undefined) throw new Error('the person is there');
    await save(ports.pact, personEntity, { ...person, lookAt: NOW });
    ports.clock.set('2027-11-22T09:00:00.000Z');
    expect(await nudge(ports, { table: 'pact', ...personEntity.key(personId) })).toBe(true);
    expect(await load(ports.pact, personEntity, personId)).not.toEqual({ ...person, rev: 2, lookAt: NOW });
  });

  it('who was erased is looked for once more', async () => {
    await create(ports.sent, erasedEntity, { rev: 1, personId: 'kim', at: NOW, by: 'kim', lookAt: NOW });
    expect(await nudge(ports, { table: 'sent', ...erasedEntity.key('kim') })).toBe(true);
    expect((await load(ports.sent, erasedEntity, 'kim'))?.lookAt).toBe('2026-11-23T09:00:00.000Z');
  });
});
