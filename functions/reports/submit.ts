import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { freeze, putVersion } from '../platform/store/immutable-version.ts';
import { toInstant } from '../platform/time.ts';
import { decide, type Refusal } from '../pledges/decide.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { type ReportRead, readReport } from './read-report.ts';
import { canonicalReport, type ReportText, reportDraftEntity, reportVersionEntity } from './report.ts';
import { movable, reportDecision } from './transition.ts';

export interface SubmitReportRequest {
  readonly organisationId: string;
  readonly personId: string;
  readonly cycle: string;
}

type SubmitPorts = Pick<Ports, 'pact' | 'clock'>;

/** The commitments of the pledge that the report says nothing about yet. */
export const missingCommitments = ({ commitments }: Pick<ReportRead, 'commitments'>): readonly string[] =>
  commitments.filter(({ rev }) => rev === 0).map(({ id }) => id);

const textFrom = ({ head, cycle, report, commitments }: ReportRead): ReportText => {
  if (head.current === undefined) throw new Error(`No published pledge of ${head.organisationId}`);
  return {
    cycle,
    due: report.due,
    pledgeVersion: head.current.version,
    pledgeSha256: head.current.sha256,
    commitments: commitments.map(({ id, values }) => ({ id, report: values })),
  };
};

const decideSubmission = (
  ports: SubmitPorts,
  { organisationId, personId, cycle }: SubmitReportRequest,
  sent: { readonly version: number; readonly sha256: string; readonly pledgeVersion: number },
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: personId,
    rule: (head, now) => {
      const found = movable(head, cycle, 'submit');
      if (!found.ok) return found;
      if (head.current?.version !== sent.pledgeVersion) return refused({ why: 'changed-meanwhile' });
      const { reasons: _, ...report } = found.value.report;
      const { version, sha256 } = sent;
      const submitted = { ...report, state: found.value.to, since: now, version, sha256 };
      return done(
        reportDecision(head, { cycle, report: submitted }, [{ what: 'report-submitted', version, cycle }]),
      );
    },
  });

/**
 * The organisation declares its report complete: every commitment of the public pledge has its part. Freezes the draft,
 * puts the text down as an immutable version, then decides. Welcome at any time, early and late, and after the closing
 * date for signing.
 */
export const submitReport = async (
  ports: SubmitPorts,
  request: SubmitReportRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const read = await readReport(ports, request);
  if (read === undefined) return refused({ why: 'not-found' });
  const { organisationId, cycle } = request;
  const found = movable(read.head, cycle, 'submit');
  if (!found.ok) return found;
  const missing = missingCommitments(read);
  const { draft } = read;
  if (missing.length > 0 || draft === undefined) return refused({ why: 'incomplete', missing });
  const number = (read.report.version ?? 0) + 1;
  const ms = ports.clock.now();
  if ((await freeze(ports.pact, reportDraftEntity, { draft, version: number, ms })) === 'refused')
    return refused({ why: 'changed-meanwhile' });
  const text = textFrom(read);
  const canonical = canonicalReport(text);
  const put = { rev: 1, organisationId, cycle, number, createdAt: toInstant(ms), ...canonical };
  const version = await putVersion(ports.pact, reportVersionEntity, put);
  const { pledgeVersion } = text;
  return decideSubmission(ports, request, { version, sha256: canonical.sha256, pledgeVersion });
};
