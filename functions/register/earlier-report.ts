import { canonicalJson } from '../platform/canonical.ts';
import { derivedId } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { type Listed, listedEntity } from './listed.ts';
import { type EarlierReport, type ListedLink, standingReports, withListedLink } from './listed-history.ts';

export type EarlierReportRefusal = 'not-found' | 'merged-already' | 'too-many' | 'changed-meanwhile';

type Needed = Pick<Ports, 'pact' | 'clock'>;
type Decided = Promise<Result<Listed, EarlierReportRefusal>>;

/** More than the scheme has years. */
const MOST_REPORTS = 20;

const decide = async (ports: Needed, listed: Listed, link: Omit<ListedLink, 'hash' | 'at'>): Decided => {
  const at = toInstant(ports.clock.now());
  const next = { ...listed, history: withListedLink(listed.history, { at, ...link }) };
  return (await save(ports.pact, listedEntity, next)) === 'done' ? done(next) : refused('changed-meanwhile');
};

/** Under the id of its form; under one of its own where that form was gone back to and says something else now. */
const asTyped = (history: Listed['history'], report: EarlierReport): EarlierReport => {
  const known = (history ?? []).find((link) => link.report?.id === report.id)?.report;
  return known === undefined || canonicalJson(known) === canonicalJson(report)
    ? report
    : { ...report, id: derivedId('earlier-report', canonicalJson(report)) };
};

/**
 * Staff put down that a report was received before this register existed. Nothing is counted from it: no cycle, no
 * ladder. The same report again changes nothing. @param staff the staff member's subject
 */
export const recordEarlierReport = async (
  ports: Needed,
  {
    listedId,
    report: typed,
    staff,
  }: { readonly listedId: string; readonly report: EarlierReport; readonly staff: string },
): Decided => {
  const listed = await load(ports.pact, listedEntity, listedId);
  if (listed === undefined || listed.removed !== undefined) return refused('not-found');
  if (listed.merged !== undefined) return refused('merged-already');
  const report = asTyped(listed.history, typed);
  if ((listed.history ?? []).some((link) => link.report?.id === report.id)) return done(listed);
  if (standingReports(listed.history).length >= MOST_REPORTS) return refused('too-many');
  return decide(ports, listed, { who: `staff:${staff}`, what: 'report-recorded', report });
};

/** Staff take a report back that they put down; what it said stays in the entry's history. */
export const removeEarlierReport = async (
  ports: Needed,
  {
    listedId,
    reportId,
    staff,
  }: { readonly listedId: string; readonly reportId: string; readonly staff: string },
): Decided => {
  const listed = await load(ports.pact, listedEntity, listedId);
  if (listed === undefined) return refused('not-found');
  if (!standingReports(listed.history).some(({ id }) => id === reportId)) return done(listed);
  return decide(ports, listed, { who: `staff:${staff}`, what: 'report-removed', about: reportId });
};
