import type { PledgeHead } from '../pledges/head.ts';

/** Who took into review what is in review: `staff:<subject>`; of the pledge, or of one cycle's report. */
export const reviewerOf = ({ pending, reports, history }: PledgeHead, cycle?: string): string | undefined => {
  const state = cycle === undefined ? pending?.state : reports[cycle]?.state;
  if (state !== 'in-review') return undefined;
  const what = cycle === undefined ? 'review-opened' : 'report-review-opened';
  return history.findLast((link) => link.what === what && link.cycle === cycle)?.who;
};
