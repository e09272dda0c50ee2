import { describe, expect, it } from 'vitest';
import { openReportReview, returnReport } from '../../functions/reports/review.ts';
import { submitted } from '../reports/report-values.ts';
import { must } from '../support/pledge.ts';
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
});
