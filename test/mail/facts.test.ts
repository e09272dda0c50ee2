import { expect, it } from 'vitest';
import { readFacts } from '../../functions/mail/facts.ts';
import { type Mail, mailEntity } from '../../functions/mail/model.ts';
import { orderMail } from '../../functions/mail/order-mail.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { putDownSteps } from '../../functions/reminders/put-down-steps.ts';
import { layOutYear } from '../reminders/run-step.ts';
import { awaitingSignature, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

type Order = Parameters<typeof orderMail>[1];

const factsOf = async (ports: TestPorts, order: Order) => {
  const mail: Mail | undefined = await load(ports.sent, mailEntity, await orderMail(ports, order));
  if (mail === undefined) throw new Error('a mail was ordered');
  const asked: string[] = [];
  const partition: TestPorts['pact']['partition'] = (pk, prefix = '') => {
    asked.push(prefix);
    return ports.pact.partition(pk, prefix);
  };
  const facts = await readFacts(
    { ...ports, pact: { ...ports.pact, partition } },
    mail,
    'office@pact.example',
  );
  return { asked, step: facts.step?.key, steps: facts.steps.map(({ key }) => key).sort() };
};

/** A published pledge with two years of reports, whose text was sent for signature at some time. */
const longLived = async () => {
  const ports = testPorts();
  const { organisationId, personId } = await publishedPledge(ports);
  await layOutYear(ports, organisationId);
  const anchor = '2026-10-01';
  await putDownSteps(ports, { organisationId, family: 'signature', occasion: '1', anchor });
  await putDownSteps(ports, { organisationId, family: 'report', occasion: '2', anchor });
  return { ports, organisationId, recipient: { to: 'person', personId } as const };
};

it('a mail about a report knows the days of its year', async () => {
  const { ports, organisationId, recipient } = await longLived();
  const order = { kind: 'report-dates', occasion: 'report-dates 1', cycle: '1' } as const;
  const { steps } = await factsOf(ports, { ...order, organisationId, recipient });
  expect(steps).toHaveLength(9);
  expect(steps).toEqual(expect.arrayContaining(['d-minus-90', 'd-plus-60']));
});

it('a mail that a step orders knows its step', async () => {
  const { ports, organisationId, recipient } = await longLived();
  const occasion = 'STEP#report#1#d-minus-30';
  const order = { kind: 'report-reminder', occasion, cycle: '1' } as const;
  expect(await factsOf(ports, { ...order, organisationId, recipient })).toMatchObject({ step: 'd-minus-30' });
});

it('a mail that asks for a signature knows when the time for it lapses', async () => {
  const ports = testPorts();
  const { organisationId, alva: personId } = await awaitingSignature(ports);
  const anchor = '2026-11-22';
  await putDownSteps(ports, { organisationId, family: 'signature', occasion: '1', anchor });
  const recipient = { to: 'person', personId } as const;
  const order = {
    kind: 'signature-request',
    occasion: 'rev-4',
    version: 1,
    organisationId,
    recipient,
  } as const;
  expect(await factsOf(ports, order)).toMatchObject({ steps: ['day-10', 'day-3', 'day-30'] });
});

it('a mail that asks for a report’s second signature knows when the time for that lapses', async () => {
  const { ports, organisationId, recipient } = await longLived();
  const anchor = '2026-11-22';
  await putDownSteps(ports, { organisationId, family: 'report-signature', occasion: '1-2', anchor });
  for (const kind of ['report-signature-request', 'report-signature-waiting'] as const) {
    const order = { kind, occasion: 'rev-9', version: 2, cycle: '1', organisationId, recipient };
    expect(await factsOf(ports, order)).toMatchObject({ steps: ['day-10', 'day-3', 'day-30'] });
  }
});

it('a mail that names no day reads none', async () => {
  const { ports, organisationId, recipient } = await longLived();
  const order = { kind: 'amended', occasion: 'rev-9', version: 1, organisationId, recipient } as const;
  expect(await factsOf(ports, order)).toMatchObject({ asked: [], steps: [] });
});
