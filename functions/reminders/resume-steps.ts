import type { Ports } from '../platform/ports.ts';
import type { PledgeHead, ReportHead } from '../pledges/head.ts';
import { dueAt } from './dates.ts';
import { type Family, ladderStep, stepsOf } from './ladder.ts';
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

/**
 * Gives the reports' steps that a hold had put off their own time back: what has passed by then falls due at once, and
 * is put off again where a hold still stands. Called again it changes nothing.
 */
export const resumeSteps = async (ports: Pick<Ports, 'pact'>, head: PledgeHead): Promise<void> => {
  const { organisationId } = head;
  for (const [family, occasion] of occasionsOf(head)) {
    for (const { key } of stepsOf(family)) {
      const step = stepSortKey(family, occasion, key);
      await updateStep(ports, { organisationId, step }, (found) => {
        const row = ladderStep(family, key);
        if (found.outcome !== undefined || found.anchor === undefined || row === undefined) return undefined;
        const at = dueAt(row, found.anchor);
        return at < found.at ? { ...found, at } : undefined;
      });
    }
  }
};
