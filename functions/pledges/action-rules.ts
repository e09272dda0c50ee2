import type { Day } from '../platform/time.ts';
import type { Action } from './draft.ts';

export type ActionFault =
  | 'target-needed'
  | 'target-past'
  | 'target-before-start'
  | 'start-needed'
  | 'start-future';
export type ActionFaults = Readonly<Partial<Record<'start' | 'target', ActionFault>>>;

const targetFault = ({ status, start, target }: Pick<Action, 'status' | 'start' | 'target'>, today: Day) => {
  if (target === undefined) return status === 'in-place' ? undefined : 'target-needed';
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
 * something planned may not have passed. In place needs the day since when.
 */
export const checkAction = (
  action: Pick<Action, 'status' | 'start' | 'target'>,
  today: Day,
): ActionFaults => {
  const target = targetFault(action, today);
  const start = startFault(action, today);
  return { ...(start === undefined ? {} : { start }), ...(target === undefined ? {} : { target }) };
};
