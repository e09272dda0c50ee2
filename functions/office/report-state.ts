import { label, type Translator } from '../platform/i18n/translate.ts';
import type { QueueRow } from './read-queue.ts';

/** While these last the public is told the same of each: that the report was received and is being checked. */
const IN_HAND: readonly QueueRow['state'][] = ['submitted', 'in-review', 'returned'];

/** A report's state as staff work by it: whether it waits for them, is in somebody's hands, or is the organisation's again. */
export const reportStateWords = (t: Translator, state: QueueRow['state']): string =>
  label(t, IN_HAND.includes(state) ? `office.reportState.${state}` : `states.report.${state}`);
