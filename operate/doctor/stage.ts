import type { StageValues } from '../../infra/stage-values.ts';
import { type Finding, type Line, right, wrong } from '../report.ts';
import type { Machine } from './machine.ts';
import type { Target } from './target.ts';

const FILE = 'infra/stages.ts';

/** A stage as it stands, or what is wrong with it. */
export type ReadStage =
  | { readonly values: StageValues; readonly regions: readonly string[] }
  | { readonly faults: string };

export const stageFaults = (faults: string): Line => ({
  id: 'stage',
  ...wrong(
    faults
      .split('\n')
      .map((line) => line.trim())
      .join(' '),
    `edit ${FILE}`,
  ),
});

const valuesOf = ({ stage, placeholders }: Target): Finding =>
  placeholders.length === 0
    ? right(`the values of ${stage} are whole`)
    : wrong(`stands for your own, and is still the example: ${placeholders.join(', ')}`, `edit ${FILE}`);

const regionOf = ({ region }: Target, { terminalRegion }: Machine): Finding =>
  terminalRegion === undefined || terminalRegion === region
    ? right(`${region}, in the European Union`)
    : wrong(
        `the stage lies in ${region}, the commands of this terminal go to ${terminalRegion}`,
        `export AWS_REGION=${region}`,
      );

/** What can be said of a stage without asking anybody. */
export const stageLines = (target: Target, machine: Machine): readonly Line[] => [
  { id: 'stage', ...valuesOf(target) },
  { id: 'region', ...regionOf(target, machine) },
];
