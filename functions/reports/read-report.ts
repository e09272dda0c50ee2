import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import { brusselsDay, type Instant, toInstant } from '../platform/time.ts';
import { type PledgeHead, pledgeHead, type ReportHead } from '../pledges/head.ts';
import { type PledgeText, textOf, versionEntity } from '../pledges/version.ts';
import { type ChangedSince, changedSince } from './changed-since.ts';
import { type EarlierReport, readEarlierReport } from './earlier-report.ts';
import { prefillReport } from './prefill.ts';
import {
  type CommitmentReport,
  type ReportDraft,
  type ReportText,
  reportDraftEntity,
  reportTextOf,
  reportVersionEntity,
} from './report.ts';

/** The text of the pledge that is public; undefined where nothing has been published. */
export const currentText = async (
  ports: Pick<Ports, 'pact'>,
  head: PledgeHead,
): Promise<PledgeText | undefined> => {
  if (head.current === undefined) return undefined;
  const version = await load(ports.pact, versionEntity, head.organisationId, head.current.version);
  return version === undefined ? undefined : textOf(version);
};

const textNumbered = async (
  ports: Pick<Ports, 'pact'>,
  { organisationId }: PledgeHead,
  { cycle, number }: { readonly cycle: string; readonly number: number | undefined },
): Promise<ReportText | undefined> => {
  if (number === undefined) return undefined;
  const version = await load(ports.pact, reportVersionEntity, organisationId, cycle, number);
  return version === undefined ? undefined : reportTextOf(version);
};

/** The last submitted report of a cycle. */
export const submittedText = (
  ports: Pick<Ports, 'pact'>,
  head: PledgeHead,
  cycle: string,
): Promise<ReportText | undefined> =>
  textNumbered(ports, head, { cycle, number: head.reports[cycle]?.version });

/** The text that waits for its second signature, else the last submitted one. */
export const textAtHand = (
  ports: Pick<Ports, 'pact'>,
  head: PledgeHead,
  cycle: string,
): Promise<ReportText | undefined> => {
  const { confirming, version } = head.reports[cycle] ?? {};
  return textNumbered(ports, head, { cycle, number: confirming?.version ?? version });
};

export interface ReportOfCommitment {
  readonly id: string;
  readonly actions: PledgeText['commitments'][number]['actions'];
  /** What has been saved, else what the form starts with. */
  readonly values: CommitmentReport;
  /** What the form starts with, whatever has been saved since. */
  readonly start: CommitmentReport;
  /** The revision of the section; 0 while nothing has been saved. */
  readonly rev: number;
  /** What the last report said about it; absent where none did. */
  readonly before?: { readonly cycle: string; readonly at: Instant; readonly report: CommitmentReport };
  readonly since: ChangedSince;
}

/** All that the pages of one report show. */
export interface ReportRead {
  readonly head: PledgeHead;
  readonly cycle: string;
  /** The text of the pledge that the report speaks of. */
  readonly pledge: PledgeText;
  readonly report: ReportHead;
  readonly draft: ReportDraft | undefined;
  /** In the order of the pledge. */
  readonly commitments: readonly ReportOfCommitment[];
}

const beforeOf = (earlier: EarlierReport | undefined, id: string): Pick<ReportOfCommitment, 'before'> => {
  const found = earlier?.text.commitments.find((commitment) => commitment.id === id);
  if (earlier === undefined || found === undefined) return {};
  return { before: { cycle: earlier.cycle, at: earlier.at, report: found.report } };
};

/** Reads one cycle's report for the organisation's own pages; undefined where there is none. */
export const readReport = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, cycle }: { readonly organisationId: string; readonly cycle: string },
): Promise<ReportRead | undefined> => {
  const head = await load(ports.pact, pledgeHead, organisationId);
  if (head === undefined || !Object.hasOwn(head.reports, cycle)) return undefined;
  const report = head.reports[cycle];
  const text = await currentText(ports, head);
  if (report === undefined || text === undefined) return undefined;
  const draft = await load(ports.pact, reportDraftEntity, organisationId, cycle);
  const earlier = await readEarlierReport(ports, head, cycle);
  const today = brusselsDay(toInstant(ports.clock.now()));
  const starts = prefillReport(text, earlier?.text, today);
  const since = brusselsDay(earlier?.at ?? head.current?.publishedAt ?? report.since);
  const commitments = text.commitments.map(({ id, actions }) => {
    const saved = draft?.sections[id];
    const start = starts.get(id) ?? { progress: 'not-started' as const, done: '' };
    const pledged = earlier?.pledge?.commitments.find((commitment) => commitment.id === id)?.actions;
    return {
      id,
      actions,
      values: saved?.values ?? start,
      start,
      rev: saved?.rev ?? 0,
      ...beforeOf(earlier, id),
      since: changedSince({ before: pledged, now: actions, since, today }),
    };
  });
  return { head, cycle, pledge: text, report, draft, commitments };
};
