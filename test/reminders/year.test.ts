import { describe, expect, it } from 'vitest';
import { submitReport } from '../../functions/reports/submit.ts';
import { saveAll } from '../reports/report-values.ts';
import { must } from '../support/pledge.ts';
import { hear, mailsOf, push, stateOf, year } from './pushed-year.ts';
import { stepsIn } from './run-step.ts';

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
    // Each step but the last, which asks whether a further report is invited: none is, so that the round closes it.
    expect(scene.workflows.started()).toHaveLength(8);
  });

  it('falls silent once the report has come, and says why at each step', async () => {
    const scene = await year();
    await push(scene, '2027-11-01T00:00:00.000Z');
    await saveAll(scene.found);
    must(await submitReport(scene.found.ports, scene.found.who));
    await hear(scene.found);
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
    await hear(scene.found);
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
    await hear(scene.found);
    const once = [...scene.found.ports.pact.items(), ...scene.found.ports.sent.items()];
    await scene.workflows.round();
    await scene.workflows.round();
    expect([...scene.found.ports.pact.items(), ...scene.found.ports.sent.items()]).toEqual(once);
  });
});
