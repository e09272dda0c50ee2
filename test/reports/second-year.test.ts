import { beforeEach, describe, expect, it } from 'vitest';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { readOrganisation } from '../../functions/register/read-organisation.ts';
import { reportRoutes } from '../../functions/reports/pages/routes.ts';
import { reportDraftEntity } from '../../functions/reports/report.ts';
import { openReportReview, publishReport } from '../../functions/reports/review.ts';
import { scheduleNext } from '../../functions/reports/schedule-cycles.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { person, visitorAt } from '../support/ask.ts';
import { must } from '../support/pledge.ts';
import { type Reporting, reporting, submitted } from './report-values.ts';

let found: Reporting;
let root: string;
let company: ReturnType<typeof visitorAt>;

const ended = async (cycle: string): Promise<void> => {
  const staff = { organisationId: found.organisationId, cycle, staff: 'rita' };
  must(await openReportReview(found.ports, staff));
  must(await publishReport(found.ports, staff));
};

beforeEach(async () => {
  found = await submitted();
  await ended('1');
  found.ports.clock.set('2028-06-01T09:00:00.000Z');
  expect(await scheduleNext(found.ports, found.organisationId)).toBe(true);
  root = `/en/my/${found.organisationId}/report/2`;
  const visitor = person(found.personId, 'kim@nordlys.example');
  company = visitorAt(reportRoutes, { ports: found.ports, visitor });
});

const section = async (id: string) =>
  (await load(found.ports.pact, reportDraftEntity, found.organisationId, '2'))?.sections[id]?.values;

describe('the report of the second year', () => {
  it('shows beside the form what was answered last time, and the target dates that have passed', async () => {
    const { body } = await company.get(`${root}/CORE-1`);
    expect(body).toContain('What you reported last time (report 1, 22 November 2026)');
    expect(body).toContain('A strategy was written and adopted by the board.');
    expect(body).toContain('The target date 10 June 2027 has passed');
    expect((await company.get(root)).body).toContain('Progress report 2');
  });

  it('takes “nothing has changed” with one sentence, and the other answers from the last report', async () => {
    const sentence = 'The strategy holds as it is.';
    const fields = { seenRev: '0', unchanged: 'yes', done: sentence, progress: 'dropped' };
    expect((await company.post(`${root}/CORE-1`, fields)).status).toBe(303);
    expect(await section('CORE-1')).toEqual({
      unchanged: true,
      progress: 'under-way',
      done: sentence,
      language: 'en',
    });
    expect((await company.get(`${root}/check`)).body).toContain('Nothing has changed');
  });

  it.each(['', 'Same'])('asks for the sentence where “%s” was typed', async (done) => {
    const answer = await company.post(`${root}/CORE-1`, { seenRev: '0', unchanged: 'yes', done });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('also when nothing has changed');
    expect(await section('CORE-1')).toBeUndefined();
  });

  it('cannot be declared complete with a commitment left out', async () => {
    const fields = { seenRev: '0', unchanged: 'yes', done: 'The strategy holds as it is.' };
    await company.post(`${root}/CORE-1`, fields);
    const { organisationId, personId } = found;
    const submission = await submitReport(found.ports, { organisationId, personId, cycle: '2' });
    expect(submission).toMatchObject({
      ok: false,
      refusal: { why: 'incomplete', missing: coreCommitments.slice(1) },
    });
  });

  it('is public beside the first, and says that nothing has changed', async () => {
    const fields = { seenRev: '0', unchanged: 'yes', done: 'The strategy holds as it is.' };
    for (const id of coreCommitments) await company.post(`${root}/${id}`, fields);
    const { organisationId, personId } = found;
    must(await submitReport(found.ports, { organisationId, personId, cycle: '2' }));
    await ended('2');
    const shown = await readOrganisation(found.ports, organisationId);
    const reports = shown?.view === 'published' ? shown.reports : [];
    expect(reports.map(({ cycle, state, text }) => [cycle, state, text?.[0]?.report.unchanged])).toEqual([
      ['1', 'published', undefined],
      ['2', 'published', true],
    ]);
  });
});

describe('a first report', () => {
  it('cannot say that nothing has changed since the last', async () => {
    const { ports, personId, organisationId } = await reporting();
    const kim = visitorAt(reportRoutes, { ports, visitor: person(personId, 'kim@nordlys.example') });
    const page = `/en/my/${organisationId}/report/1/CORE-1`;
    expect((await kim.get(page)).body).not.toContain('Nothing has changed');
    const answer = await kim.post(page, { seenRev: '0', unchanged: 'yes', done: 'It holds as it is.' });
    expect(answer.status).toBe(422);
  });
});
