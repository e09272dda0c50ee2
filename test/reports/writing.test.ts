import { describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead, type ReportHead } from '../../functions/pledges/head.ts';
import { reportDraftEntity } from '../../functions/reports/report.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { REPORT_STATES, WRITABLE_REPORT_STATES } from '../../functions/reports/states.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { must } from '../support/pledge.ts';
import { type Reporting, reporting, saveAll, values } from './report-values.ts';

const inState = async (found: Reporting, report: Partial<ReportHead>): Promise<void> => {
  const head = await load(found.ports.pact, pledgeHead, found.organisationId);
  const known = head?.reports['1'];
  if (head === undefined || known === undefined) throw new Error('there is a report');
  await save(found.ports.pact, pledgeHead, { ...head, reports: { '1': { ...known, ...report } } });
};

describe('writing a report', () => {
  it('may begin on the day of publication', async () => {
    const { ports, who } = await reporting();
    const saved = must(
      await saveReportSection(ports, { ...who, commitment: 'CORE-1', seenRev: 0, values: values() }),
    );
    expect(saved.sections['CORE-1']).toMatchObject({ rev: 1, by: who.personId, values: values() });
  });

  it('keeps both of two first saves at once', async () => {
    const { ports, who } = await reporting();
    const saved = await Promise.all(
      ['CORE-1', 'CORE-2'].map((commitment) =>
        saveReportSection(ports, { ...who, commitment, seenRev: 0, values: values() }),
      ),
    );
    expect(saved.map((result) => result.ok)).toEqual([true, true]);
    const draft = await load(ports.pact, reportDraftEntity, who.organisationId, '1');
    expect(Object.keys(draft?.sections ?? {}).sort()).toEqual(['CORE-1', 'CORE-2']);
  });

  it('tells the second of two who write about one commitment', async () => {
    const { ports, who } = await reporting();
    const write = (done: string) =>
      saveReportSection(ports, { ...who, commitment: 'CORE-1', seenRev: 0, values: values({ done }) });
    must(await write('The first to be saved'));
    expect(await write('The second to be saved')).toEqual({
      ok: false,
      refusal: { why: 'changed-meanwhile' },
    });
  });

  it.each([
    'PROV-1',
    'NONE-1',
    '__proto__',
    'constructor',
  ])('refuses a commitment that was not pledged: %s', async (commitment) => {
    const { ports, who } = await reporting();
    const saved = await saveReportSection(ports, { ...who, commitment, seenRev: 0, values: values() });
    expect(saved).toEqual({ ok: false, refusal: { why: 'not-found' } });
  });

  it.each([
    '2',
    'x',
    '__proto__',
    'toString',
    '',
  ])('refuses a cycle that does not exist: "%s"', async (cycle) => {
    const { ports, who } = await reporting();
    const request = { ...who, cycle };
    const saved = await saveReportSection(ports, {
      ...request,
      commitment: 'CORE-1',
      seenRev: 0,
      values: values(),
    });
    expect([saved, await submitReport(ports, request)]).toMatchObject([
      { refusal: { why: 'not-found' } },
      { refusal: { why: 'not-found' } },
    ]);
  });

  it.each([
    ['short', { done: 'Nothing' }, { done: 'short' }],
    ['missing', { done: '' }, { done: 'missing' }],
    ['long', { done: 'x'.repeat(3001) }, { done: 'long' }],
    ['no address', { evidence: 'javascript:alert(1)' }, { evidence: 'not-an-address' }],
    ['a past date', { nextDate: '2026-11-21' }, { nextDate: 'past' }],
    ['a date beyond reason', { nextDate: '2226-11-21' }, { nextDate: 'too-far' }],
  ] as const)('refuses what the rules do not allow: %s', async (_, changes, fields) => {
    const { ports, who } = await reporting();
    const request = { ...who, commitment: 'CORE-1', seenRev: 0, values: values(changes) };
    expect(await saveReportSection(ports, request)).toEqual({
      ok: false,
      refusal: { why: 'invalid', fields },
    });
  });

  it.each(REPORT_STATES)('in the state %s is allowed as the table of states says', async (state) => {
    const found = await reporting();
    await inState(found, { state });
    const { ports, who } = found;
    const saved = await saveReportSection(ports, {
      ...who,
      commitment: 'CORE-1',
      seenRev: 0,
      values: values(),
    });
    expect(saved.ok).toBe(WRITABLE_REPORT_STATES.includes(state));
    await saveAll(found, 0).catch(() => undefined);
    const sent = await submitReport(ports, who);
    if (!WRITABLE_REPORT_STATES.includes(state)) {
      expect(sent).toEqual({ ok: false, refusal: { why: 'wrong-state', found: state } });
    }
  });

  it('is refused while somebody submits, and works again when that one died on the way', async () => {
    const found = await reporting();
    const { ports, who } = found;
    await saveAll(found);
    const draft = await load(ports.pact, reportDraftEntity, who.organisationId, '1');
    if (draft === undefined) throw new Error('there is a draft');
    await save(ports.pact, reportDraftEntity, {
      ...draft,
      frozen: { version: 1, until: '2026-11-22T09:01:00.000Z' },
    });
    const again = {
      ...who,
      commitment: 'CORE-1',
      seenRev: 1,
      values: values({ done: 'One more thing was done' }),
    };
    expect(await saveReportSection(ports, again)).toMatchObject({ refusal: { why: 'wrong-state' } });
    ports.clock.set('2026-11-22T09:01:01.000Z');
    expect((await saveReportSection(ports, again)).ok).toBe(true);
  });
});
