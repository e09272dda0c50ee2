import { describe, expect, it } from 'vitest';
import { withdraw } from '../../functions/pledges/public-text.ts';
import { openReportReview, returnReport } from '../../functions/reports/review.ts';
import { submitted } from '../reports/report-values.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { DAY_MS, testPorts } from '../support/ports.ts';
import { asStaff } from '../support/signed-in.ts';

describe('the state of a report, in the office', () => {
  it('tells what waits from what a colleague has in hand and from what is the organisation’s again', async () => {
    const { ports, organisationId } = await submitted();
    const rita = await asStaff(ports);
    const review = { organisationId, cycle: '1', staff: 'sven' };
    const page = `/office/pledges/${organisationId}/reports/1`;
    const everywhere = async () =>
      Promise.all(
        [page, `/office/pledges/${organisationId}`, '/office'].map(
          async (path) => (await rita.get(path)).body,
        ),
      );
    const all = (bodies: readonly string[], words: string) => bodies.map((body) => body.includes(words));
    expect(all(await everywhere(), 'Submitted, waiting for the AI Office')).toEqual([true, true, true]);
    must(await openReportReview(ports, review));
    expect(all(await everywhere(), 'Being checked by the AI Office')).toEqual([true, true, true]);
    must(await returnReport(ports, { ...review, reasons: 'Say more.' }));
    const returned = await everywhere();
    expect(all(returned, 'Returned with questions')).toEqual([true, true, false]);
    expect(all(returned, 'Report received, being checked')).toEqual([false, false, false]);
  });

  it('says of a report that nobody waits for any more, the pledge having ended, that it is not expected', async () => {
    const ports = testPorts();
    const pledge = await publishedPledge(ports);
    const page = `/office/pledges/${pledge.organisationId}`;
    const read = async () => {
      const rita = await asStaff(ports);
      return Promise.all([page, `${page}/reports/1`].map(async (path) => (await rita.get(path)).body));
    };
    const said = (bodies: readonly string[], words: string) => bodies.map((body) => body.includes(words));
    expect(said(await read(), '22 November 2027')).toEqual([true, true]);
    ports.clock.advance(3 * DAY_MS);
    must(await withdraw(ports, { ...pledge, reasons: 'We no longer use AI.' }));
    const ended = await read();
    expect(said(ended, 'Not expected any more')).toEqual([true, true]);
    expect(said(ended, '22 November 2027')).toEqual([false, false]);
    expect(said(ended, '25 November 2026')[1]).toBe(true);
  });

  it('is that of a report that came before the pledge ended', async () => {
    const { ports, organisationId, personId } = await submitted();
    must(await withdraw(ports, { organisationId, personId, reasons: 'We no longer use AI.' }));
    const { body } = await (await asStaff(ports)).get(`/office/pledges/${organisationId}`);
    expect(body).not.toContain('Not expected any more');
  });
});
