import type { Ports } from '../platform/ports.ts';
import type { Result } from '../platform/result.ts';
import type { Refusal } from '../pledges/decide.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { restore, withhold } from '../pledges/public-text.ts';
import { decline, openReview, publish, returnPledge } from '../pledges/review.ts';
import { PENDING_STATES, type PledgeState } from '../pledges/states.ts';
import { openReportReview, publishReport, returnReport } from '../reports/review.ts';
import type { ReportState } from '../reports/states.ts';
import type { PledgeDecisionName, ReportDecisionName } from './decision-names.ts';
import { type Follows, followsPublishing, followsReport, followsWithholding } from './follows.ts';

interface Request {
  readonly organisationId: string;
  readonly staff: string;
  /** Empty for decisions without reasons. */
  readonly reasons: string;
  /** What the page showed, see `pledges/seen.ts`. */
  readonly seen: string;
}

type Outcome = Promise<Result<PledgeHead, Refusal>>;
type DecisionPorts = Pick<Ports, 'pact' | 'clock'>;

/** One button of the office: its address, when it is offered, whether it needs reasons, what it does. */
interface Offer<Name extends string, State> {
  readonly name: Name;
  readonly from: State;
  readonly reasons: boolean;
  /** What everybody would see at once: a page says it, and asks, before it is done. */
  readonly follows?: Follows;
}

/** The text that a decision is about: the pending one where it is offered on that, else the public one. */
export const standingOf = (
  { pending, current }: PledgeHead,
  { from }: Pick<PledgeDecision, 'from'>,
): NonNullable<PledgeHead['pending'] | PledgeHead['current']> | undefined =>
  PENDING_STATES.some((state) => state === from) ? pending : current;

export interface PledgeDecision extends Offer<PledgeDecisionName, PledgeState> {
  readonly act: (ports: DecisionPorts, request: Request) => Outcome;
}

export const PLEDGE_DECISIONS: readonly PledgeDecision[] = [
  { name: 'review', from: 'submitted', reasons: false, act: openReview },
  { name: 'publish', from: 'in-review', reasons: false, follows: followsPublishing, act: publish },
  { name: 'return', from: 'in-review', reasons: true, act: returnPledge },
  { name: 'decline', from: 'in-review', reasons: true, act: decline },
  { name: 'withhold', from: 'published', reasons: true, follows: followsWithholding, act: withhold },
  { name: 'restore', from: 'withheld', reasons: false, act: restore },
];

export interface ReportDecision extends Offer<ReportDecisionName, ReportState> {
  readonly act: (ports: DecisionPorts, request: Request & { readonly cycle: string }) => Outcome;
}

export const REPORT_DECISIONS: readonly ReportDecision[] = [
  { name: 'review', from: 'submitted', reasons: false, act: openReportReview },
  { name: 'publish', from: 'in-review', reasons: false, follows: followsReport, act: publishReport },
  { name: 'return', from: 'in-review', reasons: true, act: returnReport },
];

/** A decision by its name. Throws for one that is not in the table. */
const named = <D extends { readonly name: string }>(decisions: readonly D[], name: D['name']): D => {
  const found = decisions.find((decision) => decision.name === name);
  if (found === undefined) throw new Error(`There is no decision ${name}`);
  return found;
};
export const pledgeDecision = (name: PledgeDecisionName): PledgeDecision => named(PLEDGE_DECISIONS, name);
export const reportDecision = (name: ReportDecisionName): ReportDecision => named(REPORT_DECISIONS, name);
