import { brusselsDay, type Day, type Instant } from '../platform/time.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { countedFrom } from '../reports/due.ts';
import { cycleAndVersion, type Step } from './step.ts';

/** Days that would have passed in a hold count from its last day. */
const rested = ({ hold }: PledgeHead, since: Instant): Day => {
  const day = brusselsDay(since);
  return hold !== undefined && hold.until > day ? hold.until : day;
};

/**
 * What the days of a report's step count from as things stand now: a hold may have moved it since the step was put down.
 * Undefined for families that nothing moves, and for what is not there any more.
 */
export const countsFrom = (
  head: PledgeHead,
  { family, occasion }: Pick<Step, 'family' | 'occasion'>,
): Day | undefined => {
  if (family === 'report') {
    const report = head.reports[occasion];
    return report === undefined ? undefined : countedFrom(report);
  }
  const { cycle, version } = cycleAndVersion(occasion);
  const report = head.reports[cycle ?? ''];
  if (family === 'report-signature' && report?.confirming?.version === version)
    return rested(head, report.confirming.since);
  if (family === 'report-returned' && report?.state === 'returned' && report.version === version)
    return rested(head, report.since);
  return undefined;
};
