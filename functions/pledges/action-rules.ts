import type { Day } from '../platform/time.ts';
import type { Action } from './draft.ts';

export type ActionFault =
  | 'target-needed'
  | 'target-past'
  | 'target-before-start'
  | 'start-needed'
  | 'start-future'
  | 'drop-reason-needed';
export type ActionFaults = Readonly<Partial<Record<'start' | 'target' | 'reason', ActionFault>>>;

const NEEDS_TARGET: readonly Action['status'][] = ['planned', 'under-way'];

/** Not what was dropped: neither done nor to be done. */
export const isLive = ({ status }: Pick<Action, 'status'>): boolean => status !== 'dropped';

/** Still to be done. */
export const isOpen = ({ status }: Pick<Action, 'status'>): boolean => NEEDS_TARGET.includes(status);

const targetFault = ({ status, start, target }: Pick<Action, 'status' | 'start' | 'target'>, today: Day) => {
  if (target === undefined) return NEEDS_TARGET.includes(status) ? 'target-needed' : undefined;
  if (status === 'planned' && target < today) return 'target-past';
  if (start !== undefined && target < start) return 'target-before-start';
  return undefined;
};

const startFault = ({ status, start }: Pick<Action, 'status' | 'start'>, today: Day) => {
  if (status !== 'in-place') return undefined;
  if (start === undefined) return 'start-needed';
  return start > today ? 'start-future' : undefined;
};

/**
 * What is wrong with an action's dates. A start may lie in the past. Planned and under way need a target date; that of
 * something planned may not have passed. In place needs the day since when, and what is dropped a reason.
 */
export const checkAction = (
  action: Pick<Action, 'status' | 'start' | 'target' | 'reason'>,
  today: Day,
): ActionFaults => {
  const target = targetFault(action, today);
  const start = startFault(action, today);
  const reason = action.status === 'dropped' && action.reason === undefined;
  return {
    ...(start === undefined ? {} : { start }),
    ...(target === undefined ? {} : { target }),
    ...(reason ? { reason: 'drop-reason-needed' } : {}),
  };
};
