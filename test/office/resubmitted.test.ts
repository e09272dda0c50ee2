import { describe, expect, it } from 'vitest';
import { givenBack } from '../../functions/office/given-back.ts';
import { openReview, publish, returnPledge } from '../../functions/pledges/review.ts';
import { openReportReview, returnReport } from '../../functions/reports/review.ts';
import { saveReportSection } from '../../functions/reports/save-section.ts';
import { submitReport } from '../../functions/reports/submit.ts';
import { submitted, values } from '../reports/report-values.ts';
import { amendedPledge, changeRegisterNumber, changeText, sign } from '../support/amended.ts';
import { must, publishedPledge, signedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

const TITLE = 'What has changed since you gave it back';

/** Where on a page something stands. */
const placeOf = (body: string, words: string): number => body.indexOf(words);

const changeAction = (ports: TestPorts, written: Written) =>
  changeText(ports, written, 'Train everybody who signs');

/** A pledge that was returned, changed, in one action unless told otherwise, and signed again. */
const resubmitted = async (change: (ports: TestPorts, written: Written) => Promise<void> = changeAction) => {
  const ports = testPorts();
  const written = await signedPledge(ports);
  const { organisationId } = written;
  const review = { organisationId, staff: 'sven' };
  must(await openReview(ports, review));
  must(await returnPledge(ports, { ...review, reasons: 'Say who signs.' }));
  await change(ports, written);
  await sign(ports, written);
  return { ports, written, review, page: `/office/pledges/${organisationId}` };
};

describe('a pledge that comes again after it was returned', () => {
  it('shows first what has changed since, struck out and underlined', async () => {
    const { ports, page } = await resubmitted();
    const { body } = await (await asStaff(ports)).get(page);
    expect(body).toContain('Compared with version 1, which was given back on');
    expect(body).toContain('Say who signs.');
    expect(body).toMatch(/<ins>[^<]*<span[^>]*>[^<]*<\/span>[^<]*signs/u);
    expect(placeOf(body, TITLE)).toBeGreaterThan(0);
    expect(placeOf(body, TITLE)).toBeLessThan(placeOf(body, '<dl'));
  });

  it('shows a register number that was put right', async () => {
    const { ports, page } = await resubmitted((at, of) => changeRegisterNumber(at, of, '5560000001'));
    const rita = await asStaff(ports);
    const { body } = await rita.get(page);
    expect(body).toContain('Register number (not public)');
    expect(body).toMatch(/<ins>[^<]*<span[^>]*>[^<]*<\/span>5560000001/u);
    expect(body).not.toContain('Nothing has changed between the two.');
  });

  it('shows none of it before, nor once it is public, nor of the next change', async () => {
    const { ports, written, review, page } = await resubmitted();
    const rita = await asStaff(ports);
    must(await openReview(ports, review));
    must(await publish(ports, review));
    expect((await rita.get(page)).body).not.toContain('Say who signs.');
    expect((await rita.get(page)).body).not.toContain(TITLE);
    await amendedPledge(ports, written);
    expect((await rita.get(page)).body).not.toContain(TITLE);
    const first = testPorts();
    const { organisationId } = await signedPledge(first);
    const fresh = (await (await asStaff(first)).get(`/office/pledges/${organisationId}`)).body;
    expect(fresh).not.toContain(TITLE);
    const other = testPorts();
    const { organisationId: id } = await publishedPledge(other);
    expect((await (await asStaff(other)).get(`/office/pledges/${id}`)).body).not.toContain(TITLE);
  });
});

describe('a report that comes again after it was returned', () => {
  it('shows first which answers have changed since, and names those that have not', async () => {
    const { ports, organisationId, who } = await submitted();
    const review = { organisationId, cycle: '1', staff: 'sven' };
    const rita = await asStaff(ports);
    const page = `/office/pledges/${organisationId}/reports/1`;
    must(await openReportReview(ports, review));
    must(await returnReport(ports, { ...review, reasons: 'Say more.' }));
    expect((await rita.get(page)).body).not.toContain(TITLE);
    const written = values({ done: 'A strategy was written, adopted and taught.', progress: 'done' });
    must(await saveReportSection(ports, { ...who, commitment: 'CORE-2', seenRev: 1, values: written }));
    must(await submitReport(ports, who));
    const { body } = await rita.get(page);
    expect(placeOf(body, TITLE)).toBeGreaterThan(0);
    expect(placeOf(body, TITLE)).toBeLessThan(placeOf(body, '<dl class="govuk-summary-list"'));
    expect(body).toContain('Say more.');
    expect(body).toContain('id="changed-CORE-2"');
    expect(body).toContain('Unchanged: CORE-1, CORE-3.');
  });
});

describe('what was given back before', () => {
  const link = (
    what: 'returned' | 'declined' | 'published' | 'report-returned',
    version: number,
    cycle?: string,
  ) => ({
    rev: version,
    at: '2026-12-01T08:00:00.000Z',
    who: 'staff:rita',
    what,
    version,
    hash: '',
    ...(cycle === undefined ? {} : { cycle }),
  });

  it('is the last of them, a declined one too, and none that belongs to another report or an earlier public text', () => {
    const history = [link('returned', 1), link('declined', 2), link('report-returned', 1, '1')];
    expect(givenBack(history, { number: 3 })?.number).toBe(2);
    expect(givenBack(history, { number: 2 })?.number).toBe(1);
    expect(givenBack(history, { number: 2, cycle: '1' })?.number).toBe(1);
    expect(givenBack(history, { number: 2, cycle: '2' })).toBeUndefined();
    expect(givenBack([...history, link('published', 3)], { number: 4 })).toBeUndefined();
  });
});
