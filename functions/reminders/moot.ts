import { ladderStep } from './ladder.ts';
import type { WhyNotOwed } from './reasons.ts';
import { changesState } from './state-changes.ts';
import { type Found, stillOwed } from './still-owed.ts';

/**
 * Why a step that is still open will do nothing at its time, as things stand; undefined where it has something to do then,
 * or is put off. It is asked again when it falls due, and only then closed.
 */
export const whyMoot = (found: Omit<Found, 'now'>): WhyNotOwed | undefined => {
  const { step, head } = found;
  const row = ladderStep(step.family, step.key);
  const owed = stillOwed({ ...found, now: step.at });
  if (owed.owed || owed.again !== undefined) return undefined;
  // Whether another year is asked for is not seen here.
  if (row?.does === 'schedule-next') return undefined;
  return row !== undefined && changesState(row, head, step) ? undefined : owed.why;
};
