import { expect, it } from 'vitest';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { toInstant } from '../../functions/platform/time.ts';
import { settle } from '../../functions/pledges/settle.ts';
import { readOrganisation } from '../../functions/register/read-organisation.ts';
import { setFurtherCycles } from '../../functions/reports/cycles-setting.ts';
import { openReportReview, publishReport } from '../../functions/reports/review.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { reporting, values } from '../reports/report-values.ts';
import { must } from '../support/pledge.ts';
import { storedMails } from '../support/stored-mails.ts';
import { machines } from './machines.ts';
import { stepsIn } from './run-step.ts';

const HOUR = 3_600_000;

/** A published pledge of an office that invites yearly reports, on the definitions that deploy. */
const scheme = async () => {
  const found = await reporting();
  const { ports, organisationId, personId } = found;
  must(await setFurtherCycles(ports, { staff: 'ada', furtherCycles: true }));
  const running = machines(ports);
  const workflows = {
    startReportYear: (year: { readonly organisationId: string; readonly cycle: string }) =>
      running.layOut(year.organisationId, year.cycle),
  };
  const settled = async (): Promise<void> => {
    while ((await settle({ ...ports, workflows }, organisationId)) === 'under-way');
  };
  /** Hourly rounds, from due moment to due moment. */
  const push = async (to: string): Promise<void> => {
    for (;;) {
      await settled();
      const open = (await stepsIn(ports, organisationId)).filter(({ outcome }) => outcome === undefined);
      const next = open.map(({ at }) => at).sort()[0];
      if (next === undefined || next > to) break;
      const hour = Math.ceil(Math.max(Date.parse(next), ports.clock.now()) / HOUR) * HOUR;
      ports.clock.set(toInstant(hour));
      await running.round();
    }
    ports.clock.set(to);
  };
  const report = async (cycle: string, unchanged: boolean): Promise<void> => {
    const who = { organisationId, personId, cycle };
    const said = values(unchanged ? { unchanged: true, done: 'It holds as it is.' } : {});
    for (const commitment of coreCommitments)
      must(await saveReportSection(ports, { ...who, commitment, seenRev: 0, values: said }));
    must(await submitReport(ports, who));
    const staff = { organisationId, cycle, staff: 'rita' };
    must(await openReportReview(ports, staff));
    must(await publishReport(ports, staff));
    await settled();
  };
  return { ...found, push, report };
};

it('lives through three years of reports: one missed, one late, one unchanged', async () => {
  const { ports, organisationId, push, report } = await scheme();
  await push('2028-12-20T12:00:00.000Z');
  await report('2', false);
  await push('2029-10-01T12:00:00.000Z');
  await report('3', true);
  await push('2030-02-01T12:00:00.000Z');

  const shown = await readOrganisation(ports, organisationId);
  const reports = shown?.view === 'published' ? shown.reports : [];
  expect(
    reports.map(({ cycle, state, due, text }) => [cycle, state, due, text?.[0]?.report.unchanged]),
  ).toEqual([
    ['1', 'not-received', '2027-11-22', undefined],
    ['2', 'published', '2028-11-22', undefined],
    ['3', 'published', '2029-11-22', true],
    ['4', 'scheduled', '2030-11-22', undefined],
  ]);
  const mails = storedMails(ports);
  const byYear = (cycle: string) =>
    mails
      .filter((mail) => mail.cycle === cycle && mail.kind !== 'published')
      .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
      .map(({ kind, createdAt }) => `${createdAt.slice(0, 10)} ${kind}`);
  expect(byYear('1').slice(-3)).toEqual([
    '2027-12-06 report-overdue',
    '2027-12-22 report-overdue',
    '2028-01-21 report-not-received',
  ]);
  expect(byYear('2')).toEqual([
    '2028-01-22 report-dates',
    '2028-08-24 report-open',
    '2028-10-23 report-reminder',
    '2028-11-15 report-reminder',
    '2028-11-22 report-due',
    '2028-12-06 report-overdue',
    '2028-12-20 report-receipt',
    '2028-12-20 report-published',
  ]);
  expect(byYear('3')).toEqual([
    '2029-01-22 report-dates',
    '2029-08-24 report-open',
    '2029-10-01 report-receipt',
    '2029-10-01 report-published',
  ]);
  expect(byYear('4')).toEqual(['2030-01-22 report-dates']);
});
