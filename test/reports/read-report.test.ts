import { beforeEach, describe, expect, it } from 'vitest';
import { coreCommitments } from '../../functions/catalogue/catalogue.ts';
import { create, load, save } from '../../functions/platform/store/entity.ts';
import { pledgeHead, type ReportHead } from '../../functions/pledges/head.ts';
import { versionEntity } from '../../functions/pledges/version.ts';
import { readEarlierReport } from '../../functions/reports/earlier-report.ts';
import { reportWithHash } from '../../functions/reports/find-version.ts';
import { currentText, readReport, submittedText } from '../../functions/reports/read-report.ts';
import {
  canonicalReport,
  lastPutDown,
  type ReportText,
  type ReportVersion,
  reportTextOf,
  reportVersionEntity,
} from '../../functions/reports/report.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { amendedPledge } from '../support/amended.ts';
import { headOf } from '../support/colleagues.ts';
import { must } from '../support/pledge.ts';
import { type Reporting, reporting, saveAll, submitted, values } from './report-values.ts';

const SUBMITTED = '2026-11-22T09:00:00.000Z';
let found: Reporting;

const head = () => headOf(found.ports, found.organisationId);
const read = (cycle = '1', organisationId = found.organisationId) =>
  readReport(found.ports, { organisationId, cycle });
const announce = async (reports: Readonly<Record<string, Partial<ReportHead>>>) => {
  const known = await head();
  const first = known.reports['1'];
  if (first === undefined) throw new Error('a report is announced');
  const more = Object.entries(reports).map(([cycle, changes]) => [cycle, { ...first, ...changes }]);
  await save(found.ports.pact, pledgeHead, {
    ...known,
    reports: { ...known.reports, ...Object.fromEntries(more) },
  });
};
const version = async (): Promise<ReportVersion> => {
  const put = await load(found.ports.pact, reportVersionEntity, found.organisationId, '1', 1);
  if (put === undefined) throw new Error('it was put down');
  return put;
};

beforeEach(async () => {
  found = await reporting();
});

describe('a report that is read', () => {
  it('is none where there is no pledge, no such cycle or nothing public', async () => {
    expect(await read('1', 'nobody')).toBeUndefined();
    for (const cycle of ['2', '', 'constructor', '__proto__']) expect(await read(cycle)).toBeUndefined();
    const { current: _, ...never } = await head();
    expect(await currentText(found.ports, never)).toBeUndefined();
    await save(found.ports.pact, pledgeHead, { ...(await head()), current: undefined });
    expect(await read()).toBeUndefined();
  });

  it('is none where the public text cannot be found', async () => {
    await found.ports.pact.remove(versionEntity.key(found.organisationId, 1), { rev: 1 });
    expect(await read()).toBeUndefined();
  });

  it('has each commitment of the pledge as it starts until something is saved, and then that', async () => {
    const before = await read();
    expect(before?.draft).toBeUndefined();
    expect(before?.commitments.map(({ id, rev }) => [id, rev])).toEqual(coreCommitments.map((id) => [id, 0]));
    const [first] = before?.commitments ?? [];
    expect(first).toMatchObject({
      values: { done: '', nextStep: 'Write it down and do it' },
      actions: [{ id: 'a-CORE-1' }],
    });
    expect(first).not.toHaveProperty('before');
    must(
      await saveReportSection(found.ports, {
        ...found.who,
        commitment: 'CORE-1',
        seenRev: 0,
        values: values(),
      }),
    );
    const [saved, other] = (await read())?.commitments ?? [];
    expect(saved).toMatchObject({ values: values(), start: first?.start, rev: 1 });
    expect(other?.rev).toBe(0);
  });

  it('of a later cycle shows what the last report said, and since when', async () => {
    await saveAll(found);
    must(await submitReport(found.ports, found.who));
    await announce({ '2': { state: 'scheduled' } });
    const [first] = (await read('2'))?.commitments ?? [];
    expect(first).toMatchObject({
      before: { cycle: '1', at: SUBMITTED, report: values() },
      since: { changes: [], passed: [] },
      values: { progress: 'under-way', done: '' },
    });
    found.ports.clock.set('2027-06-30T09:00:00.000Z');
    const [later] = (await read('2'))?.commitments ?? [];
    expect(later?.since.passed).toMatchObject([{ id: 'a-CORE-1' }]);
  });
});

describe('what the last report said', () => {
  it('stands beside the commitment it is about, and beside none that it did not speak of', async () => {
    await saveAll(found);
    const own = values({ done: 'This is about the second one.' });
    must(
      await saveReportSection(found.ports, { ...found.who, commitment: 'CORE-2', seenRev: 1, values: own }),
    );
    must(await submitReport(found.ports, found.who));
    await announce({ '2': { state: 'scheduled' } });
    const said = async () =>
      (await read('2'))?.commitments.map(({ id, before }) => [id, before?.report.done]);
    const { done } = values();
    expect(await said()).toEqual([
      ['CORE-1', done],
      ['CORE-2', own.done],
      ['CORE-3', done],
    ]);
    const put = await version();
    const text = reportTextOf(put);
    const less = canonicalReport({ ...text, commitments: text.commitments.slice(1) });
    await found.ports.pact.remove(reportVersionEntity.keyOf(put), { rev: 1 });
    await create(found.ports.pact, reportVersionEntity, { ...put, ...less, rev: 1 });
    expect((await said())?.[0]).toEqual(['CORE-1', undefined]);
  });

  it('is followed by what has changed in the actions since, each with its own commitment', async () => {
    await saveAll(found);
    must(await submitReport(found.ports, found.who));
    const head = await amendedPledge(found.ports, found, 'Other words');
    expect(head.current?.version).toBe(2);
    await announce({ '2': { state: 'scheduled' } });
    const changes = (await read('2'))?.commitments.map(({ since }) => since.changes.map(({ what }) => what));
    expect(changes).toEqual([['changed'], [], []]);
  });
});

describe('the last report before one', () => {
  it('is the latest that was submitted, years without one passed over', async () => {
    found = await submitted();
    await announce({ '2': { version: undefined }, '9': { version: undefined }, '10': {} });
    const earlier = await readEarlierReport(found.ports, await head(), '10');
    expect(earlier).toMatchObject({ cycle: '1', at: SUBMITTED, text: { cycle: '1' } });
    expect(earlier?.pledge?.commitments.map(({ id }) => id)).toEqual(coreCommitments);
    expect(await readEarlierReport(found.ports, await head(), '1')).toBeUndefined();
  });

  it('is by its number, not by its letters', async () => {
    found = await submitted();
    const { number: _, ...put } = await version();
    const text = reportTextOf(await version());
    for (const cycle of ['9', '10'])
      await create(found.ports.pact, reportVersionEntity, {
        ...put,
        ...canonicalReport({ ...text, cycle }),
        cycle,
        number: 1,
      });
    await announce({ '9': { version: 1 }, '10': { version: 1 } });
    expect((await readEarlierReport(found.ports, await head(), '11'))?.cycle).toBe('10');
    expect((await readEarlierReport(found.ports, await head(), '10'))?.cycle).toBe('9');
  });

  it('is none where its text is gone, and has no pledge where that is', async () => {
    found = await submitted();
    await found.ports.pact.remove(versionEntity.key(found.organisationId, 1), { rev: 1 });
    expect(await readEarlierReport(found.ports, await head(), '2')).toMatchObject({
      cycle: '1',
      pledge: undefined,
    });
    await found.ports.pact.remove(reportVersionEntity.keyOf(await version()), { rev: 1 });
    expect(await readEarlierReport(found.ports, await head(), '2')).toBeUndefined();
    expect(await submittedText(found.ports, await head(), '1')).toBeUndefined();
  });
});

describe('the text of a report', () => {
  it('is what was submitted last, none before, and found by its fingerprint within its cycle', async () => {
    expect(await submittedText(found.ports, await head(), '1')).toBeUndefined();
    found = await submitted();
    const { sha256 } = await version();
    expect(await submittedText(found.ports, await head(), '1')).toEqual(reportTextOf(await version()));
    const where = { organisationId: found.organisationId, cycle: '1' };
    expect(await reportWithHash(found.ports, where, sha256)).toEqual(await version());
    expect(await reportWithHash(found.ports, where, 'f'.repeat(64))).toBeUndefined();
    expect(await reportWithHash(found.ports, { ...where, cycle: '2' }, sha256)).toBeUndefined();
  });

  it('is read no more once a word of it is another', async () => {
    found = await submitted();
    const put = await version();
    const changed = { ...put, canonical: put.canonical.replace('board', 'Board') };
    expect(() => reportTextOf(changed)).toThrow(
      `Report 1 of ${found.organisationId} does not match its hash`,
    );
  });

  it('has its place among the versions of its cycle, and by its fingerprint', async () => {
    found = await submitted();
    const put = await version();
    expect(reportVersionEntity.keyOf(put)).toEqual({
      pk: `ORG#${found.organisationId}`,
      sk: 'REPORT#1#VERSION#0001',
    });
    expect(reportVersionEntity.indexes?.(put)).toEqual({
      listPk: `FINGERPRINT#${put.sha256}`,
      listSk: `${found.organisationId}#REPORT#1#VERSION#0001`,
    });
    const text: ReportText = reportTextOf(put);
    expect(canonicalReport(text)).toEqual({ canonical: put.canonical, sha256: put.sha256 });
  });

  it('takes the number after the last one put down, submitted or not', () => {
    expect([{}, { version: 2 }, { declared: 3 }, { version: 4, declared: 3 }].map(lastPutDown)).toEqual([
      0, 2, 3, 4,
    ]);
  });
});
