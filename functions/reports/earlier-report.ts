import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import type { Instant } from '../platform/time.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { type PledgeText, textOf, versionEntity } from '../pledges/version.ts';
import { type ReportText, reportTextOf, reportVersionEntity } from './report.ts';

/** The last report before the one being written, with the pledge that it spoke of. */
export interface EarlierReport {
  readonly cycle: string;
  readonly at: Instant;
  readonly text: ReportText;
  readonly pledge: PledgeText | undefined;
}

const lastCycleBefore = ({ reports }: PledgeHead, cycle: string): string | undefined =>
  Object.keys(reports)
    .filter((other) => Number(other) < Number(cycle) && reports[other]?.version !== undefined)
    .sort((a, b) => Number(b) - Number(a))[0];

/** The latest report submitted for a cycle before `cycle`; years without one are passed over. */
export const readEarlierReport = async (
  ports: Pick<Ports, 'pact'>,
  head: PledgeHead,
  cycle: string,
): Promise<EarlierReport | undefined> => {
  const before = lastCycleBefore(head, cycle);
  const number = head.reports[before ?? '']?.version;
  if (before === undefined || number === undefined) return undefined;
  const version = await load(ports.pact, reportVersionEntity, head.organisationId, before, number);
  if (version === undefined) return undefined;
  const text = reportTextOf(version);
  const pledge = await load(ports.pact, versionEntity, head.organisationId, text.pledgeVersion);
  return {
    cycle: before,
    at: version.createdAt,
    text,
    pledge: pledge === undefined ? undefined : textOf(pledge),
  };
};
