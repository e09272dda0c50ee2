import type { Day, Instant } from '../platform/time.ts';
import { brusselsDay } from '../platform/time.ts';
import type { Draft } from '../pledges/draft.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { heldUntil } from '../pledges/held-until.ts';
import { writingSince } from '../pledges/history.ts';
import { EDITABLE_STATES } from '../pledges/states.ts';
import type { ReportState } from '../reports/states.ts';
import { countsFrom } from './counts-from.ts';
import { dueAt } from './dates.ts';
import { type Family, type LadderStep, ladderStep, stepsOf } from './ladder.ts';
import type { WhyNotOwed } from './reasons.ts';
import { cycleAndVersion, type Step } from './step.ts';

export type Owed =
  | { readonly owed: true }
  | {
      readonly owed: false;
      readonly why: WhyNotOwed;
      /** When to look again, where the step is only put off. */
      readonly again?: Instant;
    };

/** What was read, consistently, at the moment of asking. */
export interface Found {
  readonly step: Pick<Step, 'family' | 'occasion' | 'key' | 'at' | 'anchor'>;
  readonly head: PledgeHead | undefined;
  readonly draft: Draft | undefined;
  readonly now: Instant;
  /** The last day on which pledges can be signed. */
  readonly closing?: Day;
}

interface Case extends Found {
  readonly head: PledgeHead;
  readonly row: LadderStep;
}
type WhyNot = Exclude<Owed, { owed: true }> | undefined;

const no = (why: WhyNotOwed): WhyNot => ({ owed: false, why });

/** A withheld or withdrawn pledge gets nothing. */
const publicly = ({ head }: Case): WhyNot => {
  if (head.current === undefined) return no('withdrawn');
  if (head.current.state === 'withdrawn') return no('withdrawn');
  return head.current.state === 'withheld' ? no('on-hold') : undefined;
};

const report = (found: Case): WhyNot => {
  const { head, step } = found;
  const cycle = head.reports[step.occasion];
  if (cycle === undefined) return no('withdrawn');
  switch (cycle.state) {
    case 'scheduled':
    case 'open':
    case 'overdue':
      return publicly(found);
    case 'not-received':
      return no('grace-over');
    case 'returned':
      // The steps still ahead of the return count again.
      return step.at > cycle.since ? publicly(found) : no('answered');
    case 'submitted':
    case 'in-review':
    case 'published':
      return no('answered');
  }
};

/** In these a report has not come, and its days are told. */
const EXPECTED: readonly ReportState[] = ['scheduled', 'open', 'overdue', 'returned'];

const reportReturned = (found: Case): WhyNot => {
  const { head, step } = found;
  const { cycle, version } = cycleAndVersion(step.occasion);
  const returned = head.reports[cycle ?? ''];
  if (returned?.state !== 'returned') return no('answered');
  return returned.version === version ? publicly(found) : no('other-version');
};

const reportSignature = (found: Case): WhyNot => {
  const { cycle, version } = cycleAndVersion(found.step.occasion);
  const confirming = found.head.reports[cycle ?? '']?.confirming;
  if (confirming === undefined) return no('no-longer-awaiting');
  return confirming.version === version ? publicly(found) : no('other-version');
};

/** Sent back, lapsed or returned, a text is the organisation's to change again since then. */
const lastTouched = (since: Instant, draft: Draft): Instant =>
  [since, draft.changedAt].sort().at(-1) ?? since;

const draftUntouched = ({ head, draft, row, step, now, closing }: Case): WhyNot => {
  const { pending } = head;
  if (pending === undefined || !EDITABLE_STATES.includes(pending.state)) return no('no-longer-draft');
  if (step.occasion !== String(writingSince(head))) return no('other-version');
  if (draft === undefined) return no('erased');
  if (closing !== undefined && brusselsDay(now) > closing) return no('signing-closed');
  const again = dueAt(row, lastTouched(pending.since, draft));
  return again > now ? { owed: false, why: 'touched', again } : undefined;
};

const signature = ({ head, step }: Case): WhyNot => {
  const { pending } = head;
  if (pending?.state !== 'awaiting-signature') return no('no-longer-awaiting');
  return pending.version === Number(step.occasion) ? undefined : no('other-version');
};

const wasRecalled = ({ history }: Case['head'], version: number): boolean =>
  history.some((link) => link.what === 'recalled' && link.version === version);

/** Of a pledge's version, or of a report's: `<cycle>-<version>`. */
const review = ({ head, step }: Case): WhyNot => {
  const { cycle, version } = cycleAndVersion(step.occasion);
  const text = cycle === undefined ? head.pending : head.reports[cycle];
  if (text?.state !== 'submitted' && text?.state !== 'in-review')
    return no(cycle === undefined && wasRecalled(head, version) ? 'taken-back' : 'reviewed');
  if (cycle !== undefined && head.current?.state === 'withdrawn') return no('withdrawn');
  return text.version === version ? undefined : no('other-version');
};

/** The hold has ended on the day that it was to, and a report has not come. */
const holdEnded = (found: Case): WhyNot => {
  const { hold, reports } = found.head;
  if (hold === undefined || hold.lifted === true || hold.until !== found.step.occasion)
    return no('hold-changed');
  const states = Object.values(reports).map(({ state }) => state);
  if (states.some((state) => EXPECTED.includes(state))) return publicly(found);
  return no(states.at(-1) === 'not-received' ? 'grace-over' : 'answered');
};

const RULES: Readonly<Record<Family, (found: Case) => WhyNot>> = {
  draft: draftUntouched,
  signature,
  review,
  report,
  'report-signature': reportSignature,
  'report-returned': reportReturned,
  hold: holdEnded,
};

const HELD: readonly Family[] = ['report', 'report-signature', 'report-returned'];

/** When a step is due by now, where a hold has moved it to later than the time it was found at. */
export const movedTo = (
  head: PledgeHead,
  row: LadderStep,
  step: Pick<Step, 'family' | 'occasion' | 'at'>,
): Instant | undefined => {
  const from = countsFrom(head, step);
  const own = from === undefined ? undefined : dueAt(row, from);
  return own !== undefined && own > step.at ? own : undefined;
};

/** Let rest by staff: looked at again when the hold is over, or later, where its days count from there. */
const held = ({ head, row, step, now }: Case): WhyNot => {
  if (!HELD.includes(row.family)) return undefined;
  const times = [heldUntil(head, now), movedTo(head, row, step)];
  const again = times
    .filter((at) => at !== undefined && at > now)
    .sort()
    .at(-1);
  return again === undefined ? undefined : { owed: false, why: 'held', again };
};

/** Steps by which somebody hears something; where one of them is due, an earlier one has nothing left to say. */
const speaks = (row: LadderStep): boolean => row.does !== 'mark-overdue' && row.does !== 'schedule-next';

const anchorOf = ({ step, row, head, draft }: Case): Day | Instant | undefined =>
  row.family !== 'draft' || draft === undefined
    ? (countsFrom(head, step) ?? step.anchor)
    : lastTouched(head.pending?.since ?? '', draft);

/** After an outage several steps may be due at once: only the latest of them goes out. */
const laterStep = (found: Case): WhyNot => {
  const anchor = anchorOf(found);
  if (anchor === undefined) return undefined;
  const own = dueAt(found.row, anchor);
  const later = stepsOf(found.row.family).some((row) => {
    const at = dueAt(row, anchor);
    return speaks(row) && at > own && at <= found.now;
  });
  return later ? no('later-step') : undefined;
};

/**
 * Whether the mail of a step is owed at this moment; a step found late is still owed, however late. Asked when the step
 * falls due and once more at the moment of sending.
 */
export const stillOwed = (found: Found): Owed => {
  const row = ladderStep(found.step.family, found.step.key);
  if (row === undefined) return { owed: false, why: 'not-on-ladder' };
  if (found.head === undefined) return { owed: false, why: 'erased' };
  const known: Case = { ...found, head: found.head, row };
  return held(known) ?? RULES[row.family](known) ?? laterStep(known) ?? { owed: true };
};
