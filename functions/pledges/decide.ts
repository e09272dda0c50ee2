import type { TooOften } from '../access/letter-limit.ts';
import type { PeopleFault } from '../organisations/people/faults.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { load, save } from '../platform/store/entity.ts';
import { type Instant, toInstant } from '../platform/time.ts';
import type { ReportState } from '../reports/states.ts';
import { type PledgeHead, pledgeHead } from './head.ts';
import { appendLink, type Event } from './history.ts';
import { fileOldLinks } from './history-part.ts';
import type { PledgeState } from './states.ts';

/** Why a decision was refused; each has its words on the pages and its HTTP status in one table. */
export type Refusal =
  | { readonly why: 'not-found' }
  /** The state found does not allow it: somebody was faster, or the page was old. */
  | { readonly why: 'wrong-state'; readonly found: PledgeState | ReportState | 'none' }
  | { readonly why: 'not-a-signatory' }
  | { readonly why: 'incomplete'; readonly missing: readonly string[] }
  | { readonly why: 'closed'; readonly since: string }
  | { readonly why: 'text-not-official' }
  | { readonly why: 'changed-meanwhile' }
  /** What stands there is not what the page had shown. */
  | { readonly why: 'seen-another' }
  | TooOften
  /** Among the organisation's people something stands against it. */
  | { readonly why: 'people'; readonly fault: PeopleFault }
  | { readonly why: 'invalid'; readonly fields: Readonly<Record<string, string>> };

/** What a decision changes of the head, and the links it adds to the history. */
export interface Decision {
  readonly change: Partial<PledgeHead>;
  readonly events: readonly {
    readonly what: Event;
    readonly version?: number;
    readonly cycle?: string;
    readonly about?: string;
  }[];
}

/** Decided: all stands already as it is wanted. A decision without links is this one, and writes nothing. */
export const NOTHING_TO_DO: Decision = { change: {}, events: [] };

export interface DecisionRequest {
  readonly organisationId: string;
  /** Person id, `staff:<subject>` or `time`. */
  readonly who: string;
  /** Whether it may be about an organisation that was merged into another: all else about it is refused. */
  readonly evenMerged?: boolean;
  /** Pure: decides on what was read. Called again after a lost race, with what the winner left. */
  readonly rule: (head: PledgeHead, now: Instant) => Result<Decision, Refusal>;
}

const apply = (
  head: PledgeHead,
  decision: Decision,
  { who, now }: { who: string; now: Instant },
): PledgeHead => {
  const rev = head.rev + 1;
  const history = decision.events.reduce(
    (history, event) => appendLink({ ...head, history }, { rev, at: now, who, ...event }),
    head.history,
  );
  return { ...head, ...decision.change, history, nudge: now };
};

const TRIES = 3;

/**
 * One decision, one conditional write: reads the head, decides by the rule, writes it under the revision it saw, with
 * the history and with itself due until every consequence exists. Answers the head as written, or as it stands.
 */
export const decide = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { organisationId, who, evenMerged = false, rule }: DecisionRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const head = await load(ports.pact, pledgeHead, organisationId);
    if (head === undefined) return refused({ why: 'not-found' });
    if (head.merged !== undefined && !evenMerged) return refused({ why: 'wrong-state', found: 'withdrawn' });
    const now = toInstant(ports.clock.now());
    const decided = rule(head, now);
    if (!decided.ok) return decided;
    if (decided.value.events.length === 0) return done(head);
    const next = apply(await fileOldLinks(ports.pact, head), decided.value, { who, now });
    if ((await save(ports.pact, pledgeHead, next)) === 'done') return done({ ...next, rev: next.rev + 1 });
  }
  return refused({ why: 'changed-meanwhile' });
};

/**
 * The same for what nobody waits for at a screen: throws where the head moves at every try, so that whatever told of it
 * tells again.
 */
export const decideSurely = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  request: DecisionRequest,
): Promise<Result<PledgeHead, Refusal>> => {
  const decided = await decide(ports, request);
  if (!decided.ok && decided.refusal.why === 'changed-meanwhile')
    throw new Error(`The head of ${request.organisationId} moved at every try`);
  return decided;
};
