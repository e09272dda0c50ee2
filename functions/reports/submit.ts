import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, load, save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { decide, type Refusal } from '../pledges/decide.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { type ReportRead, readReport } from './read-report.ts';
import {
  canonicalReport,
  type ReportDraft,
  type ReportText,
  type ReportVersion,
  reportDraftEntity,
  reportVersionEntity,
} from './report.ts';
import { movable, reportDecision } from './transition.ts';

export interface SubmitReportRequest {
  readonly organisationId: string;
  readonly personId: string;
  readonly cycle: string;
}

type SubmitPorts = Pick<Ports, 'pact' | 'clock'>;

/** How long the freeze of a draft binds without the version: longer than any function runs. */
const FREEZE_MS = 60_000;

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

/** Puts the text down under the next free number; a number left over by a crash stays unused. */
const putVersion = async (
  ports: SubmitPorts,
  { from, ...text }: Omit<ReportVersion, 'rev' | 'number'> & { readonly from: number },
): Promise<number> => {
  for (let number = from; ; number += 1) {
    if ((await create(ports.pact, reportVersionEntity, { ...text, rev: 1, number })) === 'done')
      return number;
    const there = await load(ports.pact, reportVersionEntity, text.organisationId, text.cycle, number);
    if (there?.sha256 === text.sha256) return number;
  }
};

const freeze = (ports: SubmitPorts, draft: ReportDraft, version: number) =>
  save(ports.pact, reportDraftEntity, {
    ...draft,
    frozen: { version, until: toInstant(ports.clock.now() + FREEZE_MS) },
  });

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
  const from = (read.report.version ?? 0) + 1;
  if ((await freeze(ports, draft, from)) === 'refused') return refused({ why: 'changed-meanwhile' });
  const text = textFrom(read);
  const canonical = canonicalReport(text);
  const createdAt = toInstant(ports.clock.now());
  const version = await putVersion(ports, { organisationId, cycle, createdAt, ...canonical, from });
  const { pledgeVersion } = text;
  return decideSubmission(ports, request, { version, sha256: canonical.sha256, pledgeVersion });
};
