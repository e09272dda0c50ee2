import type { Day } from '../platform/time.ts';
import type { Action, Draft } from './draft.ts';

export type ActionFault =
  | 'target-needed'
  | 'target-past'
  | 'target-before-start'
  | 'target-far'
  | 'start-needed'
  | 'start-future'
  | 'start-past'
  | 'start-far'
  | 'drop-reason-needed';
export type ActionFaults = Readonly<Partial<Record<'start' | 'target' | 'reason', ActionFault>>>;

const NEEDS_TARGET: readonly Action['status'][] = ['planned', 'under-way'];

/** Not what was dropped: neither done nor to be done. */
export const isLive = ({ status }: Pick<Action, 'status'>): boolean => status !== 'dropped';

/** Still to be done. */
export const isOpen = ({ status }: Pick<Action, 'status'>): boolean => NEEDS_TARGET.includes(status);

/** Whether everybody has read an action as promised: then a change of the pledge drops it, and does not remove it. */
export const isPublic = ({ base }: Pick<Draft, 'base'>, id: string): boolean =>
  base?.actions?.includes(id) === true;

/** Dates further away than this are taken for slips of the keys. */
const YEARS_AWAY = 20;

const yearOf = (day: Day): number => Number(day.slice(0, 4));

const targetFault = ({ status, start, target }: Pick<Action, 'status' | 'start' | 'target'>, today: Day) => {
  if (target === undefined) return NEEDS_TARGET.includes(status) ? 'target-needed' : undefined;
  if (status === 'planned' && target < today) return 'target-past';
  if (yearOf(target) > yearOf(today) + YEARS_AWAY) return 'target-far';
  if (start !== undefined && target < start) return 'target-before-start';
  return undefined;
};

const startFault = ({ status, start }: Pick<Action, 'status' | 'start'>, today: Day) => {
  if (start === undefined) return status === 'in-place' ? 'start-needed' : undefined;
  if (status === 'dropped') return undefined;
  if (Math.abs(yearOf(start) - yearOf(today)) > YEARS_AWAY) return 'start-far';
  if (status === 'planned') return start < today ? 'start-past' : undefined;
  return start > today ? 'start-future' : undefined;
};

/**
 * What is wrong with an action's dates. What is planned begins today or later, what is under way or in place has begun.
 * Planned and under way need a target date; that of something planned may not have passed. In place needs the day since
 * when, and what is dropped a reason.
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
