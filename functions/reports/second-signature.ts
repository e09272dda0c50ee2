import { breaksLimit, typedText } from '../platform/http/typed-text.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import type { Instant } from '../platform/time.ts';
import { type Decision, decide, type Refusal } from '../pledges/decide.ts';
import type { PledgeHead, ReportHead } from '../pledges/head.ts';
import { reportTransition } from './states.ts';
import { reportDecision } from './transition.ts';

/** Characters. */
export const COMMENT_LIMIT = { min: 1, max: 2000 } as const;

interface Waiting {
  readonly report: ReportHead;
  readonly confirming: NonNullable<ReportHead['confirming']>;
}

/** The report of a cycle while it waits for a signatory. */
const waitingReport = (head: PledgeHead, cycle: string): Result<Waiting, Refusal> => {
  const found = Object.hasOwn(head.reports, cycle) ? head.reports[cycle] : undefined;
  if (found === undefined) return refused({ why: 'not-found' });
  const { confirming, ...report } = found;
  return confirming === undefined
    ? refused({ why: 'wrong-state', found: found.state })
    : done({ report, confirming });
};

const waitingFor = (head: PledgeHead, cycle: string, personId: string): Result<Waiting, Refusal> => {
  const waiting = waitingReport(head, cycle);
  return waiting.ok && waiting.value.confirming.personId !== personId
    ? refused({ why: 'not-a-signatory' })
    : waiting;
};

interface AnswerRequest {
  readonly organisationId: string;
  readonly personId: string;
  readonly cycle: string;
}

const submission = (
  cycle: string,
  { report: { reasons: _, sentBack: __, ...report }, confirming }: Waiting,
  now: Instant,
): { readonly report: ReportHead; readonly events: Decision['events'] } => {
  const { version, sha256 } = confirming;
  return {
    report: { ...report, state: 'submitted', since: now, version, sha256 },
    events: [
      { what: 'report-approved', version, cycle },
      { what: 'report-submitted', version, cycle },
    ],
  };
};

/**
 * The signatory confirms the exact text that was declared complete: with that the report is submitted. Refused for
 * another text, and where the pledge that it reports on has changed since.
 */
export const confirmReport = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId, cycle, sha256 }: AnswerRequest & { readonly sha256: string },
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: personId,
    rule: (head, now) => {
      const waiting = waitingFor(head, cycle, personId);
      if (!waiting.ok) return waiting;
      const { report, confirming } = waiting.value;
      if (head.current === undefined || head.current.state === 'withdrawn')
        return refused({ why: 'wrong-state', found: head.current?.state ?? 'none' });
      if (reportTransition('submit', report.state) === undefined)
        return refused({ why: 'wrong-state', found: report.state });
      if (confirming.sha256 !== sha256 || confirming.pledgeVersion !== head.current.version)
        return refused({ why: 'changed-meanwhile' });
      const { report: submitted, events } = submission(cycle, waiting.value, now);
      return done(reportDecision(head, { cycle, report: submitted }, events));
    },
  });

/** The signatory sends the report back with a comment: it can be written on. */
export const sendReportBack = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId, cycle, comment }: AnswerRequest & { readonly comment: string },
): Promise<Result<PledgeHead, Refusal>> => {
  const text = typedText(comment);
  const fault = breaksLimit(text, COMMENT_LIMIT);
  if (fault !== undefined) return refused({ why: 'invalid', fields: { comment: fault } });
  return decide(ports, {
    organisationId,
    who: personId,
    rule: (head, now) => {
      const waiting = waitingFor(head, cycle, personId);
      if (!waiting.ok) return waiting;
      const report = { ...waiting.value.report, sentBack: { at: now, comment: text } };
      const { version } = waiting.value.confirming;
      return done(reportDecision(head, { cycle, report }, [{ what: 'report-sent-back', version, cycle }]));
    },
  });
};

/** Somebody of the organisation takes the report back before it was confirmed. */
export const takeReportBack = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, personId, cycle }: AnswerRequest,
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: personId,
    rule: (head) => {
      const waiting = waitingReport(head, cycle);
      if (!waiting.ok) return waiting;
      const { report, confirming } = waiting.value;
      const event = { what: 'report-taken-back', version: confirming.version, cycle } as const;
      return done(reportDecision(head, { cycle, report }, [event]));
    },
  });

/** The time to sign has run out: the report can be written on, and whoever is the contact is told. */
export const lapseReport = (
  ports: Pick<Ports, 'pact' | 'clock'>,
  {
    organisationId,
    cycle,
    version,
  }: { readonly organisationId: string; readonly cycle: string; readonly version: number },
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: 'time',
    rule: (head, now) => {
      const waiting = waitingReport(head, cycle);
      if (!waiting.ok) return waiting;
      const { report, confirming } = waiting.value;
      if (confirming.version !== version) return refused({ why: 'wrong-state', found: report.state });
      const event = { what: 'report-signature-lapsed', version, cycle } as const;
      return done(
        reportDecision(head, { cycle, report: { ...report, sentBack: { at: now, why: 'lapsed' } } }, [event]),
      );
    },
  });
