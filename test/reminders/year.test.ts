import { describe, expect, it } from 'vitest';
import { mailEntity } from '../../functions/mail/model.ts';
import { fromItem, load, save } from '../../functions/platform/store/entity.ts';
import { toInstant } from '../../functions/platform/time.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { type Reporting, reporting, saveAll } from '../reports/report-values.ts';
import { must } from '../support/pledge.ts';
import { machines } from './machines.ts';
import { stepsIn } from './run-step.ts';

const HOUR = 3_600_000;

/** The stream has been heard. */
const settle = async ({ ports, organisationId }: Reporting): Promise<void> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head?.nudge === undefined) return;
  const { nudge: _, ...settled } = head;
  await save(ports.pact, pledgeHead, settled);
};

/** A published pledge whose stream has been heard, its year laid out. */
const year = async () => {
  const found = await reporting();
  await settle(found);
  const workflows = machines(found.ports);
  await workflows.layOut(found.organisationId);
  return { found, workflows };
};

type Year = Awaited<ReturnType<typeof year>>;

/** Hourly rounds, from due moment to due moment, until `to`. */
const push = async ({ found, workflows }: Year, to: string): Promise<void> => {
  for (;;) {
    const open = (await stepsIn(found.ports, found.organisationId)).filter(
      (step) => step.outcome === undefined,
    );
    const next = open.map((step) => step.at).sort()[0];
    if (next === undefined || next > to) break;
    const now = Math.max(Date.parse(next), found.ports.clock.now());
    found.ports.clock.set(toInstant(Math.ceil(now / HOUR) * HOUR));
    await workflows.round();
    await settle(found);
  }
  found.ports.clock.set(to);
};

const mailsOf = ({ ports }: Reporting): string[] =>
  ports.sent
    .items()
    .map((item) => fromItem(mailEntity, item))
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .map((mail) => `${mail.createdAt.slice(0, 13)} ${mail.kind}`);

const stateOf = async ({ ports, organisationId }: Reporting) =>
  (await load(ports.pact, pledgeHead, organisationId))?.reports['1']?.state;

describe('a year by the definitions that deploy', () => {
  it('sends each mail of a silent year at nine in Brussels, and ends as not received', async () => {
    const scene = await year();
    await push(scene, '2028-02-01T00:00:00.000Z');
    expect(mailsOf(scene.found)).toEqual([
      '2026-11-22T09 report-dates',
      '2027-08-24T07 report-open',
      '2027-10-23T07 report-reminder',
      '2027-11-15T08 report-reminder',
      '2027-11-22T08 report-due',
      '2027-12-06T08 report-overdue',
      '2027-12-22T08 report-overdue',
    ]);
    expect(await stateOf(scene.found)).toBe('not-received');
    expect(scene.workflows.started()).toHaveLength(9);
  });

  it('falls silent once the report has come, and says why at each step', async () => {
    const scene = await year();
    await push(scene, '2027-11-01T00:00:00.000Z');
    await saveAll(scene.found);
    must(await submitReport(scene.found.ports, scene.found.who));
    await settle(scene.found);
    await push(scene, '2028-02-01T00:00:00.000Z');
    expect(mailsOf(scene.found)).toHaveLength(3);
    const steps = await stepsIn(scene.found.ports, scene.found.organisationId);
    const later = steps.filter((step) => step.at > '2027-11-01').sort((a, b) => (a.at < b.at ? -1 : 1));
    expect(later.map((step) => [step.outcome, step.why])).toEqual([
      ...Array.from({ length: 6 }, () => ['not-owed', 'answered']),
      ['not-owed', 'no-further-cycle'],
    ]);
    expect(await stateOf(scene.found)).toBe('submitted');
  });

  it('after an outage of half a year sends the latest word once, and loses no state', async () => {
    const scene = await year();
    scene.found.ports.clock.set('2028-01-10T10:00:00.000Z');
    await scene.workflows.round();
    await settle(scene.found);
    expect(mailsOf(scene.found).slice(1)).toEqual(['2028-01-10T10 report-overdue']);
    expect(await stateOf(scene.found)).toBe('overdue');
    await push(scene, '2028-02-01T00:00:00.000Z');
    expect(await stateOf(scene.found)).toBe('not-received');
    expect(mailsOf(scene.found)).toHaveLength(2);
  });

  it('starts nothing twice when a round is run again', async () => {
    const scene = await year();
    scene.found.ports.clock.set('2027-08-24T07:00:00.000Z');
    await scene.workflows.round();
    await settle(scene.found);
    const once = [...scene.found.ports.pact.items(), ...scene.found.ports.sent.items()];
    await scene.workflows.round();
    await scene.workflows.round();
    expect([...scene.found.ports.pact.items(), ...scene.found.ports.sent.items()]).toEqual(once);
  });
});
