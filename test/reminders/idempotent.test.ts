import { describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { layOutYear, readAgain, remindTask, reportStep, stepOf } from './run-step.ts';

const published = async (ports = testPorts()) => {
  const written = await publishedPledge(ports);
  await layOutYear(ports, written.organisationId);
  return { ports, ...written };
};

const everything = (ports: TestPorts) => [...ports.pact.items(), ...ports.sent.items()];

describe('every task run three times', () => {
  const events = [
    { task: 'read-again' },
    { task: 'change-state' },
    { task: 'write-mail' },
    { task: 'read-delivery', to: 'recipients' },
    { task: 'write-to-backup' },
    { task: 'tell-office', reason: 'not-sent' },
    { task: 'close-step', outcome: 'sent', why: 'delivered' },
  ];

  it.each([
    'd-minus-90',
    'd-day',
    'd-plus-1',
    'd-plus-60',
  ])('leaves what running it once leaves: %s', async (key) => {
    const { ports, organisationId } = await published();
    const step = reportStep(key);
    ports.clock.set((await stepOf(ports, organisationId, step)).at);
    const head = await load(ports.pact, pledgeHead, organisationId);
    if (head === undefined) throw new Error('it is published');
    const { personId: backup } = await ensurePerson(ports, { email: 'bo@nordlys.example', language: 'en' });
    await save(ports.pact, pledgeHead, { ...head, backup });
    for (const event of events) {
      await remindTask(ports, organisationId, { step, ...event });
      const once = everything(ports);
      await remindTask(ports, organisationId, { step, ...event });
      await remindTask(ports, organisationId, { step, ...event });
      expect(everything(ports)).toEqual(once);
    }
  });

  it('says the same again to a workflow that tries again', async () => {
    const { ports, organisationId } = await published();
    const step = reportStep('d-plus-60');
    ports.clock.set((await stepOf(ports, organisationId, step)).at);
    const first = await readAgain(ports, organisationId, step);
    await remindTask(ports, organisationId, { step, task: 'change-state' });
    expect(await readAgain(ports, organisationId, step)).toEqual(first);
  });

  it('keeps the first ending of a step', async () => {
    const { ports, organisationId } = await published();
    const step = reportStep('d-day');
    const close = (outcome: string) =>
      remindTask(ports, organisationId, { step, task: 'close-step', outcome, why: 'x' });
    expect([await close('sent'), await close('failed')]).toEqual([{ closed: true }, { closed: false }]);
    expect((await stepOf(ports, organisationId, step)).outcome).toBe('sent');
    expect(await readAgain(ports, organisationId, step)).toEqual({ owed: 'nothing', why: 'already-closed' });
  });

  it('fails by name for a task or a step that it does not know', async () => {
    const { ports, organisationId } = await published();
    await expect(
      remindTask(ports, organisationId, { step: 'STEP#x', task: 'nothing' }),
    ).rejects.toMatchObject({ name: 'UnknownTask' });
    await expect(readAgain(ports, organisationId, 'STEP#x#1#y')).rejects.toMatchObject({
      name: 'NoSuchStep',
    });
  });
});
