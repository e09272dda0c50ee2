import { rolesOf } from '../organisations/people/roster.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { freeze, putVersion } from '../platform/store/immutable-version.ts';
import { brusselsDay, type Day, type Instant, toInstant } from '../platform/time.ts';
import { type Decision, decide, type Refusal } from '../pledges/decide.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { type ReportRead, readReport } from './read-report.ts';
import {
  canonicalReport,
  lastPutDown,
  type ReportText,
  reportDraftEntity,
  reportVersionEntity,
} from './report.ts';
import { checkCommitmentReport } from './report-rules.ts';
import { type Movable, movable, reportDecision } from './transition.ts';

export interface SubmitReportRequest {
  readonly organisationId: string;
  readonly personId: string;
  readonly cycle: string;
  /** Who is to confirm it by a second signature before it is submitted; a signatory of the organisation. */
  readonly signatory?: string | undefined;
  /** The draft's revision that was shown to who declares it complete. */
  readonly seenRev?: number;
}

type SubmitPorts = Pick<Ports, 'pact' | 'clock'>;

/** The commitments of the pledge that the report says nothing about yet. */
export const missingCommitments = ({ commitments }: Pick<ReportRead, 'commitments'>): readonly string[] =>
  commitments.filter(({ rev }) => rev === 0).map(({ id }) => id);

/** Commitments about which a next date was saved that has passed since: nobody can declare that complete. */
export const passedDates = (
  { commitments }: Pick<ReportRead, 'commitments'>,
  today: Day,
): readonly string[] =>
  commitments
    .filter(({ rev, values }) => rev > 0 && checkCommitmentReport(values, today)['nextDate'] === 'past')
    .map(({ id }) => id);

const textFrom = ({ cycle, commitments }: ReportRead, { report, pledge }: Movable): ReportText => ({
  cycle,
  due: report.due,
  pledgeVersion: pledge.version,
  pledgeSha256: pledge.sha256,
  commitments: commitments.map(({ id, values }) => ({ id, report: values })),
});

interface Sent {
  readonly version: number;
  readonly sha256: string;
  readonly pledgeVersion: number;
}

type Rule = (head: PledgeHead, now: Instant) => Result<Decision, Refusal>;

const submitted =
  (cycle: string, { version, sha256, pledgeVersion }: Sent): Rule =>
  (head, now) => {
    const found = movable(head, cycle, 'submit');
    if (!found.ok) return found;
    if (found.value.pledge.version !== pledgeVersion) return refused({ why: 'changed-meanwhile' });
    const { reasons: _, sentBack: __, ...report } = found.value.report;
    const next = { ...report, state: found.value.to, since: now, version, sha256 };
    return done(
      reportDecision(head, { cycle, report: next }, [{ what: 'report-submitted', version, cycle }]),
    );
  };

/** Only another signatory of the organisation can confirm a report. */
const cannotConfirm = (head: PledgeHead, by: string, personId: string): boolean =>
  personId === by || !rolesOf(head, personId).includes('signatory');

/** The report's state stays what it is until the second signature is there. */
const sentForSignature =
  ({ cycle, personId: by }: SubmitReportRequest, sent: Sent, personId: string): Rule =>
  (head, now) => {
    const found = movable(head, cycle, 'submit');
    if (!found.ok) return found;
    if (found.value.pledge.version !== sent.pledgeVersion) return refused({ why: 'changed-meanwhile' });
    if (cannotConfirm(head, by, personId)) return refused({ why: 'not-a-signatory' });
    const { sentBack: _, ...report } = found.value.report;
    const { version } = sent;
    const waiting = { ...report, declared: version, confirming: { personId, by, since: now, ...sent } };
    const event = { what: 'report-sent-for-signature', version, cycle, about: personId } as const;
    const { change, events } = reportDecision(head, { cycle, report: waiting }, [event]);
    return done({ change: { ...change, reportSigner: personId }, events });
  };

/**
 * The organisation declares its report complete: every commitment of the public pledge has its part, by the rules of the
 * day. Freezes the draft, puts the text down as an immutable version, then decides. Welcome at any time, early and late, and
 * after the closing date for signing. Where a signatory is named, it is submitted once that person has confirmed the same
 * text.
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
  const ms = ports.clock.now();
  const missing = [...missingCommitments(read), ...passedDates(read, brusselsDay(toInstant(ms)))];
  const { draft } = read;
  if (missing.length > 0 || draft === undefined) return refused({ why: 'incomplete', missing });
  const { personId, signatory, seenRev = draft.rev } = request;
  if (draft.rev !== seenRev) return refused({ why: 'changed-meanwhile' });
  if (signatory !== undefined && cannotConfirm(read.head, personId, signatory))
    return refused({ why: 'not-a-signatory' });
  const number = lastPutDown(read.report) + 1;
  if ((await freeze(ports.pact, reportDraftEntity, { draft, version: number, ms })) === 'refused')
    return refused({ why: 'changed-meanwhile' });
  const text = textFrom(read, found.value);
  const canonical = canonicalReport(text);
  const put = { rev: 1, organisationId, cycle, number, createdAt: toInstant(ms), ...canonical };
  const version = await putVersion(ports.pact, reportVersionEntity, put);
  const sent = { version, sha256: canonical.sha256, pledgeVersion: text.pledgeVersion };
  const rule = signatory === undefined ? submitted(cycle, sent) : sentForSignature(request, sent, signatory);
  return decide(ports, { organisationId, who: personId, rule });
};
