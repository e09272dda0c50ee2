import { breaksLimit, typedText } from '../platform/http/typed-text.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import type { Instant } from '../platform/time.ts';
import { decide, type Refusal } from '../pledges/decide.ts';
import type { PledgeHead, ReportHead } from '../pledges/head.ts';
import type { Event } from '../pledges/history.ts';
import { asSeen } from '../pledges/seen.ts';
import type { ReportCommand } from './states.ts';
import { type Movable, movable, reportDecision } from './transition.ts';

export interface ReportReviewRequest {
  readonly organisationId: string;
  readonly cycle: string;
  /** The staff member's subject at the sign-in issuer. */
  readonly staff: string;
  /** What the page showed, see `pledges/seen.ts`. */
  readonly seen?: string | undefined;
}

type ReviewPorts = Pick<Ports, 'pact' | 'clock'>;

interface Move {
  readonly command: ReportCommand;
  readonly what: Event;
  readonly change: (found: Movable, now: Instant) => ReportHead;
}

const asStaff = (
  ports: ReviewPorts,
  { organisationId, cycle, staff, seen }: ReportReviewRequest,
  { command, what, change }: Move,
): Promise<Result<PledgeHead, Refusal>> =>
  decide(ports, {
    organisationId,
    who: `staff:${staff}`,
    rule: (head, now) => {
      const found = movable(head, cycle, command);
      if (!found.ok) return found;
      const looked = asSeen(done(found.value.report), seen);
      if (!looked.ok) return looked;
      const report = change(found.value, now);
      const { version } = report;
      const event = { what, cycle, ...(version === undefined ? {} : { version }) };
      return done(reportDecision(head, { cycle, report }, [event]));
    },
  });

/** Staff take a submitted report into review; how long it waits still counts from its submission. */
export const openReportReview = (ports: ReviewPorts, request: ReportReviewRequest) =>
  asStaff(ports, request, {
    command: 'open-review',
    what: 'report-review-opened',
    change: ({ report, to }) => ({ ...report, state: to }),
  });

/** Staff publish the report: from now on it stands on the organisation's page. */
export const publishReport = (ports: ReviewPorts, request: ReportReviewRequest) =>
  asStaff(ports, request, {
    command: 'publish',
    what: 'report-published',
    change: ({ report: { asked: _, ...report }, to }, now) => ({
      ...report,
      state: to,
      since: now,
      publishedAt: now,
      ...(report.version === undefined ? {} : { publishedVersion: report.version }),
    }),
  });

/** The longest reasons, in characters. */
const REASONS_LIMIT = { min: 1, max: 3000 } as const;

/** Staff ask for more, with reasons (refused without any, or with too long ones, by the field `reasons`). */
export const returnReport = async (
  ports: ReviewPorts,
  { reasons, ...request }: ReportReviewRequest & { readonly reasons: string },
): Promise<Result<PledgeHead, Refusal>> => {
  const text = typedText(reasons);
  const fault = breaksLimit(text, REASONS_LIMIT);
  if (fault !== undefined) return refused({ why: 'invalid', fields: { reasons: fault } });
  return asStaff(ports, request, {
    command: 'return',
    what: 'report-returned',
    change: ({ report, to }, now) => ({ ...report, state: to, since: now, reasons: text, asked: text }),
  });
};
