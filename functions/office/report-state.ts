import { label, type Translator } from '../platform/i18n/translate.ts';
import type { Instant } from '../platform/time.ts';
import type { PledgeHead } from '../pledges/head.ts';
import type { ReportState } from '../reports/states.ts';
import type { QueueRow } from './read-queue.ts';

/** While these last the public is told the same of each: that the report was received and is being checked. */
const IN_HAND: readonly QueueRow['state'][] = ['submitted', 'in-review', 'returned'];

/** A report's state as staff work by it: whether it waits for them, is in somebody's hands, or is the organisation's again. */
export const reportStateWords = (t: Translator, state: QueueRow['state']): string =>
  label(t, IN_HAND.includes(state) ? `office.reportState.${state}` : `states.report.${state}`);

/** While these last, a report is still to come. */
const TO_COME: readonly ReportState[] = ['scheduled', 'open', 'returned', 'overdue', 'not-received'];

/**
 * Since when nobody waits for a report any more: its pledge was withdrawn, or merged into another, before it came.
 * Undefined where that is not so.
 */
export const notExpectedSince = (
  { current }: Pick<PledgeHead, 'current'>,
  state: ReportState,
): Instant | undefined =>
  current?.state === 'withdrawn' && TO_COME.includes(state) ? current.since : undefined;

/** The same of a report of this pledge. */
export const reportWordsOf = (
  t: Translator,
  head: Pick<PledgeHead, 'current'>,
  state: ReportState,
): string =>
  notExpectedSince(head, state) === undefined ? reportStateWords(t, state) : t('office.reportEnded');
