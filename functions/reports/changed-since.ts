import type { Day } from '../platform/time.ts';
import { isOpen } from '../pledges/action-rules.ts';
import { saysTheSame } from '../pledges/difference.ts';
import type { Action } from '../pledges/draft.ts';

/** How a pledged action differs from what it was when the last report was written. */
export interface ActionChange {
  readonly what: 'added' | 'changed' | 'removed';
  /** As it is now; of a removed one as it was. */
  readonly action: Action;
}

export interface ChangedSince {
  /** Empty where the same version of the pledge was reported on before, or none was. */
  readonly changes: readonly ActionChange[];
  /** Actions not in place whose target has passed since. */
  readonly passed: readonly Action[];
}

interface Compared {
  /** As pledged when the last report was written; absent where there was none. */
  readonly before: readonly Action[] | undefined;
  readonly now: readonly Action[];
  /** The day of the last report, else of publication. */
  readonly since: Day;
  readonly today: Day;
}

const changesOf = (before: readonly Action[], now: readonly Action[]): readonly ActionChange[] => {
  const was = new Map(before.map((action) => [action.id, action]));
  const kept = new Set(now.map(({ id }) => id));
  const differing = now.flatMap((action): readonly ActionChange[] => {
    const then = was.get(action.id);
    if (then === undefined) return [{ what: 'added', action }];
    return saysTheSame(then, action) ? [] : [{ what: 'changed', action }];
  });
  const removed = before.filter(({ id }) => !kept.has(id));
  return [...differing, ...removed.map((action): ActionChange => ({ what: 'removed', action }))];
};

/** What happened to the actions of one commitment since it was last reported on. */
export const changedSince = ({ before, now, since, today }: Compared): ChangedSince => ({
  changes: before === undefined ? [] : changesOf(before, now),
  passed: now.filter(
    (action) =>
      isOpen(action) && action.target !== undefined && action.target >= since && action.target < today,
  ),
});
