import { describe, expect, it } from 'vitest';
import { load, save } from '../../functions/platform/store/entity.ts';
import { setClosingDate } from '../../functions/pledges/closing-date.ts';
import { pledgeHead, type ReportHead } from '../../functions/pledges/head.ts';
import { historyVerifies } from '../../functions/pledges/history.ts';
import { reportTextOf, reportVersionEntity } from '../../functions/reports/report.ts';
import { openReportReview, publishReport, returnReport } from '../../functions/reports/review.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { must } from '../support/pledge.ts';
import { type Reporting, reporting, saveAll, submitted, values } from './report-values.ts';

const inState = async (found: Reporting, report: Partial<ReportHead>): Promise<void> => {
  const head = await load(found.ports.pact, pledgeHead, found.organisationId);
  const known = head?.reports['1'];
  if (head === undefined || known === undefined) throw new Error('there is a report');
  await save(found.ports.pact, pledgeHead, { ...head, reports: { '1': { ...known, ...report } } });
};

const headOf = async ({ ports, organisationId }: Reporting) => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head === undefined) throw new Error('there is a head');
  return head;
};

const staff = ({ organisationId }: Reporting) => ({ organisationId, cycle: '1', staff: 'rita' });

describe('submitting a report', () => {
  it('needs every commitment of the pledge', async () => {
    const { ports, who } = await reporting();
    must(await saveReportSection(ports, { ...who, commitment: 'CORE-2', seenRev: 0, values: values() }));
    expect(await submitReport(ports, who)).toEqual({
      ok: false,
      refusal: { why: 'incomplete', missing: ['CORE-1', 'CORE-3'] },
    });
  });

  it('puts the text down for good, with the pledge it reports on', async () => {
    const found = await submitted();
    const { ports, organisationId, head } = found;
    const version = await load(ports.pact, reportVersionEntity, organisationId, '1', 1);
    if (version === undefined) throw new Error('it was put down');
    expect(reportTextOf(version)).toMatchObject({
      cycle: '1',
      due: '2027-11-22',
      pledgeVersion: 1,
      pledgeSha256: head.current?.sha256,
    });
    expect(head.reports['1']).toMatchObject({ state: 'submitted', version: 1, sha256: version.sha256 });
    expect(head.history.at(-1)).toMatchObject({
      what: 'report-submitted',
      cycle: '1',
      version: 1,
      who: found.personId,
    });
    expect(historyVerifies(head.history)).toBe(true);
  });

  it('twice at once makes one report', async () => {
    const found = await reporting();
    await saveAll(found);
    const sent = await Promise.all([1, 2, 3].map(() => submitReport(found.ports, found.who)));
    expect(sent.filter((result) => result.ok)).toHaveLength(1);
    const { history } = await headOf(found);
    expect(history.filter((link) => link.what === 'report-submitted')).toHaveLength(1);
  });

  it.each(['overdue', 'not-received'] as const)('is welcome when it comes late: %s', async (state) => {
    const found = await reporting();
    await saveAll(found);
    await inState(found, { state });
    found.ports.clock.set('2028-06-01T10:00:00.000Z');
    expect(must(await submitReport(found.ports, found.who)).reports['1']).toMatchObject({
      state: 'submitted',
      due: '2027-11-22',
    });
  });

  it('goes on after signing has closed', async () => {
    const found = await reporting();
    await saveAll(found);
    must(await setClosingDate(found.ports, { staff: 'ada', day: '2026-11-21', seenRev: 0 }));
    expect((await submitReport(found.ports, found.who)).ok).toBe(true);
  });

  it('is over when the pledge has been withdrawn, and goes on while it is withheld', async () => {
    const found = await reporting();
    await saveAll(found);
    const { current, ...head } = await headOf(found);
    if (current === undefined) throw new Error('it is public');
    await save(found.ports.pact, pledgeHead, { ...head, current: { ...current, state: 'withdrawn' } });
    expect(await submitReport(found.ports, found.who)).toEqual({
      ok: false,
      refusal: { why: 'wrong-state', found: 'withdrawn' },
    });
    await save(found.ports.pact, pledgeHead, {
      ...head,
      rev: head.rev + 1,
      current: { ...current, state: 'withheld' },
    });
    expect((await submitReport(found.ports, found.who)).ok).toBe(true);
  });
});

describe('reviewing a report', () => {
  it('publishes what was submitted', async () => {
    const found = await submitted();
    must(await openReportReview(found.ports, staff(found)));
    found.ports.clock.set('2026-11-23T09:00:00.000Z');
    expect(must(await publishReport(found.ports, staff(found))).reports['1']).toMatchObject({
      state: 'published',
      publishedVersion: 1,
      publishedAt: '2026-11-23T09:00:00.000Z',
    });
  });

  it('keeps its age in the queue when it is opened', async () => {
    const found = await submitted();
    found.ports.clock.set('2026-11-30T09:00:00.000Z');
    expect(must(await openReportReview(found.ports, staff(found))).reports['1']?.since).toBe(
      '2026-11-22T09:00:00.000Z',
    );
  });

  it('returns with reasons, takes another version, and forgets the reasons then', async () => {
    const found = await submitted();
    must(await openReportReview(found.ports, staff(found)));
    const returned = must(
      await returnReport(found.ports, { ...staff(found), reasons: ' Since\u202e when?\r\n ' }),
    );
    expect(returned.reports['1']).toMatchObject({ state: 'returned', reasons: 'Since when?', version: 1 });
    const again = {
      ...found.who,
      commitment: 'CORE-1',
      seenRev: 1,
      values: values({ done: 'Adopted in March 2027.' }),
    };
    must(await saveReportSection(found.ports, again));
    const sent = must(await submitReport(found.ports, found.who)).reports['1'];
    expect([sent?.state, sent?.version, sent?.reasons]).toEqual(['submitted', 2, undefined]);
  });

  it.each([
    ['', 'missing'],
    [' \u0000\n ', 'missing'],
    ['x'.repeat(3001), 'long'],
  ])('does not return without readable reasons', async (reasons, fault) => {
    const found = await submitted();
    must(await openReportReview(found.ports, staff(found)));
    expect(await returnReport(found.ports, { ...staff(found), reasons })).toEqual({
      ok: false,
      refusal: { why: 'invalid', fields: { reasons: fault } },
    });
  });

  it('lets one of two win, and tells the other what was found', async () => {
    const found = await submitted();
    must(await openReportReview(found.ports, staff(found)));
    const results = await Promise.all(
      ['rita', 'erik'].map((who) => publishReport(found.ports, { ...staff(found), staff: who })),
    );
    expect(results.filter((result) => result.ok)).toHaveLength(1);
    expect(results.find((result) => !result.ok)).toMatchObject({
      refusal: { why: 'wrong-state', found: 'published' },
    });
  });

  it('does nothing to a report that nobody submitted', async () => {
    const found = await reporting();
    const refusal = { why: 'wrong-state', found: 'scheduled' };
    expect(await openReportReview(found.ports, staff(found))).toEqual({ ok: false, refusal });
    expect(await publishReport(found.ports, staff(found))).toEqual({ ok: false, refusal });
  });
});
