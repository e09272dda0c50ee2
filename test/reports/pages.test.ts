import { beforeEach, describe, expect, it } from 'vitest';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead } from '../../functions/pledges/head.ts';
import { reportRoutes } from '../../functions/reports/pages/routes.ts';
import { reportDraftEntity } from '../../functions/reports/report.ts';
import { openReportReview, publishReport, returnReport } from '../../functions/reports/review.ts';
import { type Fields, fieldOf, locationOf, person, visitorAt } from '../support/ask.ts';
import { must } from '../support/pledge.ts';
import { type Reporting, reporting } from './report-values.ts';

let found: Reporting;
let root: string;
let company: ReturnType<typeof visitorAt>;

beforeEach(async () => {
  found = await reporting();
  root = `/en/my/${found.organisationId}/report/1`;
  company = visitorAt(reportRoutes, {
    ports: found.ports,
    visitor: person(found.personId, 'kim@nordlys.example'),
  });
});

const answers: Fields = {
  seenRev: '0',
  progress: 'under-way',
  done: 'A strategy was written and adopted by the board.',
  evidence: 'example.org/ai-policy',
  obstacles: 'Too few people\r\nwho know both law and models',
  nextStep: 'Audit of the two largest systems',
  'nextDate-day': '31',
  'nextDate-month': '3',
  'nextDate-year': '2028',
};

const fillIn = async (): Promise<void> => {
  for (const id of coreCommitments) await company.post(`${root}/${id}`, answers);
};

const declare = async (more: Fields = {}) => {
  const shown = fieldOf(await company.get(`${root}/check`), 'shown');
  return company.post(`${root}/check`, { shown, complete: 'yes', ...more });
};

const reportNow = async () => (await load(found.ports.pact, pledgeHead, found.organisationId))?.reports['1'];
const staff = () => ({ organisationId: found.organisationId, cycle: '1', staff: 'rita' });
const textOf = (body: string): string => body.replace(/<[^>]*>/g, ' ').replace(/\s+/g, ' ');

describe('the report of an organisation, page by page', () => {
  it('walks from the task list over each commitment to the receipt page', async () => {
    const list = await company.get(root);
    expect(textOf(list.body)).toContain('0 of 3 commitments are saved');
    expect(locationOf(await company.post(`${root}/CORE-1`, answers))).toBe(`${root}/CORE-2`);
    expect(locationOf(await company.post(`${root}/CORE-2`, answers))).toBe(`${root}/CORE-3`);
    expect(locationOf(await company.post(`${root}/CORE-3`, answers))).toBe(root);
    expect(textOf((await company.get(root)).body)).toContain('3 of 3 commitments are saved');
    const check = await company.get(`${root}/check`);
    expect(check.body).toContain('href="https://example.org/ai-policy"');
    expect(textOf(check.body)).toContain('31 March 2028');
    expect(locationOf(await declare())).toBe(`${root}/done`);
    expect((await reportNow())?.state).toBe('submitted');
    expect(textOf((await company.get(`${root}/done`)).body)).toContain('Report submitted');
  });

  it('stands filled in from the pledge before anything is saved, with the pledged actions beside', async () => {
    const page = await company.get(`${root}/CORE-1`);
    expect(page.body).toContain('Write it down and do it');
    expect(/<input[^>]*value="not-started"[^>]*>/.exec(page.body)?.[0]).toContain('checked');
    expect(fieldOf(page, 'nextDate-year')).toBe('2027');
    expect(await load(found.ports.pact, reportDraftEntity, found.organisationId, '1')).toBeUndefined();
  });

  it('changes nothing on GET', async () => {
    await fillIn();
    const before = found.ports.pact.items();
    for (const path of ['', '/check', '/done', ...coreCommitments.map((id) => `/${id}`)])
      await company.get(root + path);
    expect(found.ports.pact.items()).toEqual(before);
  });

  it('speaks Swedish too', async () => {
    const page = await company.get(root.replace('/en/', '/sv/'));
    expect(page.body).toContain('lang="sv"');
    expect(textOf(page.body)).toContain('Lägesrapport');
    expect(textOf(page.body)).toContain('22 november 2027');
  });

  it('shows where the report stands once it cannot be changed, and what was submitted', async () => {
    await fillIn();
    await declare();
    for (const act of [
      () => openReportReview(found.ports, staff()),
      () => publishReport(found.ports, staff()),
    ]) {
      const page = await company.get(root);
      expect(page.body).not.toContain('/check');
      expect(textOf(page.body)).toContain('adopted by the board');
      must(await act());
    }
    expect((await company.get(root)).body).toContain(`/en/register/${found.organisationId}`);
    expect(locationOf(await company.get(`${root}/check`))).toBe(root);
    expect(locationOf(await company.get(`${root}/done`))).toBe(root);
  });

  it('shows a returned report its reasons, and takes another version', async () => {
    await fillIn();
    await declare();
    must(await openReportReview(found.ports, staff()));
    must(await returnReport(found.ports, { ...staff(), reasons: 'Since when?\n<b>Which systems?</b>' }));
    const page = await company.get(root);
    expect(page.body).toContain('Since when?\n&lt;b>Which systems?&lt;/b>');
    expect(locationOf(await declare())).toBe(`${root}/done`);
    expect(await reportNow()).toMatchObject({ state: 'submitted', version: 2 });
  });
});

describe('what goes wrong', () => {
  it.each([
    [{ progress: '' }, 'progress', 'Choose how far'],
    [{ progress: 'splendid' }, 'progress', 'Choose how far'],
    [{ done: '' }, 'done', 'Write what was done'],
    [{ done: 'Nothing.' }, 'done', 'at least 10 characters'],
    [{ done: 'ö'.repeat(3001) }, 'done', '3000 characters or fewer; it has 3,001'],
    [{ evidence: 'javascript:alert(1)' }, 'evidence', 'must be a web address'],
    [{ evidence: `https://example.org/${'x'.repeat(600)}` }, 'evidence', 'characters or fewer'],
    [{ nextStep: 'x'.repeat(1001) }, 'nextStep', '1000 characters or fewer'],
    [{ obstacles: 'x'.repeat(3001) }, 'obstacles', '3000 characters or fewer'],
    [{ 'nextDate-day': '30', 'nextDate-month': '2' }, 'nextDate', 'must be a real day'],
    [{ 'nextDate-year': '28' }, 'nextDate', 'must be a real day'],
    [{ 'nextDate-year': '' }, 'nextDate', 'must be a real day'],
    [{ 'nextDate-year': '2025' }, 'nextDate', 'today or later'],
    [{ 'nextDate-year': '2199' }, 'nextDate', 'within 20 years'],
  ])('%j is told at the field and at the top (%s)', async (changes, field, words) => {
    const page = await company.post(`${root}/CORE-1`, { ...answers, ...changes });
    expect(page.status).toBe(422);
    expect(page.body).toContain(`<a href="#${field}">`);
    expect(page.body).toContain(`id="${field}-error"`);
    expect(textOf(page.body).replaceAll('3,000', '3000').replaceAll('1,000', '1000')).toContain(words);
    if (field !== 'nextStep') expect(page.body).toContain('Audit of the two largest systems');
    expect(await load(found.ports.pact, reportDraftEntity, found.organisationId, '1')).toBeUndefined();
  });

  it('keeps what was typed, cleaned and escaped', async () => {
    const done = '</textarea><script>alert(1)</script>\u202e =HYPERLINK("x")';
    const page = await company.post(`${root}/CORE-1`, { ...answers, done, progress: '' });
    expect(page.body).toContain('&lt;/textarea>&lt;script>alert(1)&lt;/script> =HYPERLINK');
    expect(page.body).not.toContain('\u202e');
  });

  it.each([
    '/PROV-1',
    '/none',
    '/__proto__',
    '/constructor',
    '/done',
  ])('answers %s with "not found" when something is sent there', async (path) => {
    expect((await company.post(root + path, answers)).status).toBe(404);
  });

  it.each([
    '2',
    '0',
    'x',
    '__proto__',
    '%00',
    'toString',
  ])('answers the cycle %s with "not found"', async (cycle) => {
    const other = root.replace(/1$/, cycle);
    for (const path of ['', '/check', '/done', '/CORE-1'])
      expect((await company.get(other + path)).status).toBe(404);
    expect((await company.post(`${other}/check`, { complete: 'yes' })).status).toBe(404);
  });

  it('lists each commitment that is missing, and the declaration, with links', async () => {
    await company.post(`${root}/CORE-2`, answers);
    const page = await company.post(`${root}/check`, {});
    expect(page.status).toBe(422);
    for (const target of ['report-CORE-1', 'report-CORE-3', 'complete']) {
      expect(page.body).toContain(`<a href="#${target}">`);
      expect(page.body).toContain(`id="${target}"`);
    }
    expect((await reportNow())?.state).toBe('scheduled');
  });

  it('asks to check again what a colleague changed while the page was open', async () => {
    await fillIn();
    const shown = fieldOf(await company.get(`${root}/check`), 'shown');
    await company.post(`${root}/CORE-1`, { ...answers, seenRev: '1', done: 'Something else was done.' });
    const page = await company.post(`${root}/check`, { shown, complete: 'yes' });
    expect(page.status).toBe(409);
    expect(textOf(page.body)).toContain('Something else was done.');
    expect((await reportNow())?.state).toBe('scheduled');
  });

  it('makes one report of two tabs and of going back', async () => {
    await fillIn();
    const shown = fieldOf(await company.get(`${root}/check`), 'shown');
    const sent = [1, 2].map(() => company.post(`${root}/check`, { shown, complete: 'yes' }));
    for (const answer of await Promise.all(sent)) expect([303, 409]).toContain(answer.status);
    expect(locationOf(await company.post(`${root}/check`, { shown, complete: 'yes' }))).toBe(`${root}/done`);
    expect(await reportNow()).toMatchObject({ state: 'submitted', version: 1 });
  });

  it('takes the same form sent twice for once', async () => {
    expect((await company.post(`${root}/CORE-1`, answers)).status).toBe(303);
    expect((await company.post(`${root}/CORE-1`, answers)).status).toBe(303);
    const draft = await load(found.ports.pact, reportDraftEntity, found.organisationId, '1');
    expect(draft?.sections['CORE-1']?.rev).toBe(1);
  });

  it('hands back what was typed when the report was submitted meanwhile', async () => {
    await fillIn();
    await declare();
    const page = await company.post(`${root}/CORE-1`, { ...answers, done: 'Typed too late to be kept.' });
    expect(page.status).toBe(409);
    expect(page.body).toContain('Typed too late to be kept.');
    expect(textOf(page.body)).toContain('This report cannot be changed at present');
  });

  it('explains a withdrawn pledge', async () => {
    const head = await load(found.ports.pact, pledgeHead, found.organisationId);
    if (head?.current === undefined) throw new Error('it is public');
    await save(found.ports.pact, pledgeHead, { ...head, current: { ...head.current, state: 'withdrawn' } });
    expect(textOf((await company.get(root)).body)).toContain('no report is expected any more');
    expect((await company.post(`${root}/check`, { complete: 'yes' })).status).toBe(409);
  });

  it.each([
    '-1',
    'x',
    '1e9',
    '99999999999999999999',
    '',
  ])('reads the revision "%s" as none seen', async (seenRev) => {
    expect((await company.post(`${root}/CORE-1`, { ...answers, seenRev })).status).toBe(303);
  });
});
