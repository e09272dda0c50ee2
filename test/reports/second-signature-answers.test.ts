import { beforeEach, describe, expect, it } from 'vitest';
import { save } from '../../functions/platform/store/entity.ts';
import { type PledgeHead, pledgeHead, type ReportHead } from '../../functions/pledges/head.ts';
import {
  confirmReport,
  lapseReport,
  sendReportBack,
  takeReportBack,
} from '../../functions/reports/second-signature.ts';
import { headOf } from '../support/colleagues.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const SHA256 = 'b'.repeat(64);

let ports: TestPorts;
let organisationId: string;
let plain: ReportHead;

const change = async (changes: (head: PledgeHead, report: ReportHead) => Partial<PledgeHead>) => {
  const head = await headOf(ports, organisationId);
  const report = head.reports['1'];
  if (report === undefined) throw new Error('a report is announced');
  await save(ports.pact, pledgeHead, { ...head, ...changes(head, report) });
};
const changeReport = (changes: Partial<ReportHead>) =>
  change((_, report) => ({ reports: { '1': { ...report, ...changes } } }));
const refused = (refusal: object) => ({ ok: false, refusal });
const confirm = (changes: Partial<Parameters<typeof confirmReport>[1]> = {}) =>
  confirmReport(ports, { organisationId, personId: 'alva', cycle: '1', sha256: SHA256, ...changes });
const sendBack = (comment: string, personId = 'alva') =>
  sendReportBack(ports, { organisationId, personId, cycle: '1', comment });
const takeBack = (cycle = '1') => takeReportBack(ports, { organisationId, personId: 'kim', cycle });
const lapse = (version: number, cycle = '1') => lapseReport(ports, { organisationId, cycle, version });
const links = async () =>
  (await headOf(ports, organisationId)).history
    .slice(-2)
    .map(({ what, who, version, cycle }) => [what, who, version, cycle]);

/** Kim has declared version 3 complete, and Alva is asked. */
beforeEach(async () => {
  ports = testPorts();
  ({ organisationId } = await publishedPledge(ports));
  const since = '2026-11-22T09:00:00.000Z';
  const sent = { version: 3, sha256: SHA256, pledgeVersion: 1 };
  const report = (await headOf(ports, organisationId)).reports['1'];
  if (report === undefined) throw new Error('a report is announced');
  plain = {
    ...report,
    state: 'returned',
    reasons: 'Since when?',
    version: 2,
    sha256: 'a'.repeat(64),
    declared: 3,
  };
  await changeReport({ ...plain, confirming: { personId: 'alva', by: 'kim', since, ...sent } });
  ports.clock.advance(60_000);
});

describe('the signatory who confirms', () => {
  it('submits exactly that version from now on, and the reasons of its return are gone', async () => {
    const { reasons: _, ...report } = plain;
    expect(must(await confirm()).reports['1']).toEqual({
      ...report,
      state: 'submitted',
      since: '2026-11-22T09:01:00.000Z',
      version: 3,
      sha256: SHA256,
    });
    expect(await links()).toEqual([
      ['report-approved', 'alva', 3, '1'],
      ['report-submitted', 'alva', 3, '1'],
    ]);
  });

  it('is refused as another person, for another text, and for a report that is not there or not asked about', async () => {
    expect(await confirm({ personId: 'kim' })).toEqual(refused({ why: 'not-a-signatory' }));
    expect(await confirm({ sha256: 'c'.repeat(64) })).toEqual(refused({ why: 'changed-meanwhile' }));
    expect(await confirm({ cycle: '2' })).toEqual(refused({ why: 'not-found' }));
    expect(await confirm({ cycle: 'constructor' })).toEqual(refused({ why: 'not-found' }));
    must(await takeBack());
    expect(await confirm()).toEqual(refused({ why: 'wrong-state', found: 'returned' }));
  });

  it('is refused once another text of the pledge is public, or none', async () => {
    await change(({ current }) => ({ current: current && { ...current, version: 2 } }));
    expect(await confirm()).toEqual(refused({ why: 'changed-meanwhile' }));
    await change(({ current }) => ({ current: current && { ...current, version: 1, state: 'withdrawn' } }));
    expect(await confirm()).toEqual(refused({ why: 'wrong-state', found: 'withdrawn' }));
  });

  it('is refused where the report can be submitted no more', async () => {
    await changeReport({ state: 'published' });
    expect(await confirm()).toEqual(refused({ why: 'wrong-state', found: 'published' }));
  });
});

describe('the signatory who sends it back', () => {
  it('says why, as typed: the report is the organisation’s to write on again', async () => {
    const { reports } = must(await sendBack(' Name the board.\r\n'));
    expect(reports['1']).toEqual({
      ...plain,
      sentBack: { at: '2026-11-22T09:01:00.000Z', comment: 'Name the board.' },
    });
    expect((await links()).at(-1)).toEqual(['report-sent-back', 'alva', 3, '1']);
  });

  it.each([
    ['', 'missing'],
    [' \n', 'missing'],
    ['x'.repeat(2001), 'long'],
  ])('is asked for words that can be read: case %#', async (comment, fault) => {
    expect(await sendBack(comment)).toEqual(refused({ why: 'invalid', fields: { comment: fault } }));
  });

  it('may write 2,000 characters, and is the one who was asked', async () => {
    expect(await sendBack('No.', 'kim')).toEqual(refused({ why: 'not-a-signatory' }));
    expect((await sendBack('x'.repeat(2000))).ok).toBe(true);
    expect(await sendBack('Again.')).toEqual(refused({ why: 'wrong-state', found: 'returned' }));
  });
});

describe('a report that is asked about no more', () => {
  it('was taken back by somebody of the organisation, once', async () => {
    expect(must(await takeBack()).reports['1']).toEqual(plain);
    expect((await links()).at(-1)).toEqual(['report-taken-back', 'kim', 3, '1']);
    expect(await takeBack()).toEqual(refused({ why: 'wrong-state', found: 'returned' }));
    expect(await takeBack('2')).toEqual(refused({ why: 'not-found' }));
  });

  it('has lapsed: only the version whose time is over', async () => {
    expect(await lapse(2)).toEqual(refused({ why: 'wrong-state', found: 'returned' }));
    expect(must(await lapse(3)).reports['1']).toEqual({
      ...plain,
      sentBack: { at: '2026-11-22T09:01:00.000Z', why: 'lapsed' },
    });
    expect((await links()).at(-1)).toEqual(['report-signature-lapsed', 'time', 3, '1']);
    expect(await lapse(3)).toEqual(refused({ why: 'wrong-state', found: 'returned' }));
    expect(await lapse(3, '2')).toEqual(refused({ why: 'not-found' }));
  });
});
