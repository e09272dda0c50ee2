import type { Ports } from '../platform/ports.ts';
import type { Day, Instant } from '../platform/time.ts';
import type { PledgeHead, ReportHead } from '../pledges/head.ts';
import { endOf } from '../pledges/held-until.ts';
import { countsFrom } from './counts-from.ts';
import { dueAt } from './dates.ts';
import { type Family, type LadderStep, ladderStep, stepsOf } from './ladder.ts';
import { stepSortKey } from './step.ts';
import { updateStep } from './update-step.ts';

type Occasion = readonly [Family, string];

const occasionsOfReport = ([cycle, { version = 0, confirming }]: readonly [
  string,
  ReportHead,
]): Occasion[] => [
  ['report', cycle],
  ...(confirming === undefined ? [] : [['report-signature', `${cycle}-${confirming.version}`] as const]),
  ...Array.from({ length: version }, (_, at) => ['report-returned', `${cycle}-${at + 1}`] as const),
];

/** The occasions that steps of a report's families may have been put down for. */
const occasionsOf = ({ reports }: PledgeHead): readonly Occasion[] =>
  Object.entries(reports).flatMap(occasionsOfReport);

/** When a step is due by its own days; what would have been before the hold is over, on the morning after it. */
const timeOf = (row: LadderStep, anchor: Day, { hold }: PledgeHead): Instant => {
  const own = dueAt(row, anchor);
  const over = hold === undefined ? own : endOf(hold.until);
  return own < over ? over : own;
};

/**
 * Gives the reports' steps that are still to come the time that they have after a hold was placed, changed or ended.
 * Called again it changes nothing.
 */
export const resumeSteps = async (ports: Pick<Ports, 'pact'>, head: PledgeHead): Promise<void> => {
  const { organisationId } = head;
  for (const [family, occasion] of occasionsOf(head)) {
    for (const { key } of stepsOf(family)) {
      const step = stepSortKey(family, occasion, key);
      await updateStep(ports, { organisationId, step }, (found) => {
        const row = ladderStep(family, key);
        const anchor = countsFrom(head, found) ?? found.anchor;
        if (found.outcome !== undefined || anchor === undefined || row === undefined) return undefined;
        const at = timeOf(row, anchor, head);
        if (at === found.at) return undefined;
        return { ...found, at, anchor, ...(at > found.at ? { moved: (found.moved ?? 0) + 1 } : {}) };
      });
    }
  }
};
