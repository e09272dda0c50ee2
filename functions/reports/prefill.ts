import type { Day } from '../platform/time.ts';
import { isLive, isOpen } from '../pledges/action-rules.ts';
import type { Action } from '../pledges/draft.ts';
import type { PledgeText } from '../pledges/version.ts';
import type { CommitmentReport, Progress, ReportText } from './report.ts';

/** How far the pledged actions had come when they were signed. */
const progressOf = (actions: readonly Action[]): Progress => {
  const live = actions.filter(isLive);
  if (live.length === 0 && actions.length > 0) return 'dropped';
  if (live.length > 0 && live.every((action) => action.status === 'in-place')) return 'done';
  return live.some((action) => action.status !== 'planned') ? 'under-way' : 'not-started';
};

/** The pledged action that comes next: of those still open the one with the earliest target still ahead. */
const nextAction = (actions: readonly Action[], today: Day): Action | undefined => {
  const open = actions.filter(isOpen);
  const ahead = open.filter((action) => action.target !== undefined && action.target >= today);
  return ahead.sort((a, b) => ((a.target ?? '') < (b.target ?? '') ? -1 : 1))[0] ?? open[0];
};

const fromActions = (actions: readonly Action[], today: Day): CommitmentReport => {
  const next = nextAction(actions, today);
  const { target } = next ?? {};
  return {
    progress: progressOf(actions),
    done: '',
    ...(next === undefined ? {} : { nextStep: next.text }),
    ...(target === undefined || target < today ? {} : { nextDate: target }),
  };
};

/** What an earlier report said, to begin with: a day that has passed is not carried on. */
export const fromEarlier = (
  { nextDate, unchanged: _, ...report }: CommitmentReport,
  today: Day,
): CommitmentReport => ({
  ...report,
  done: '',
  ...(nextDate === undefined || nextDate < today ? {} : { nextDate }),
});

/**
 * What the form of a report starts with, by commitment: the last report where it spoke of the commitment, else the
 * pledged actions. What was done is always asked anew.
 */
export const prefillReport = (
  text: PledgeText,
  earlier: ReportText | undefined,
  today: Day,
): ReadonlyMap<string, CommitmentReport> => {
  const before = new Map(earlier?.commitments.map(({ id, report }) => [id, report]));
  return new Map(
    text.commitments.map(({ id, actions }) => {
      const report = before.get(id);
      return [id, report === undefined ? fromActions(actions, today) : fromEarlier(report, today)];
    }),
  );
};
