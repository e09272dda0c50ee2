import { namedError } from '../platform/named-error.ts';
import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import { type Draft, draftEntity } from '../pledges/draft.ts';
import { type PledgeHead, pledgeHead } from '../pledges/head.ts';
import { type LadderStep, ladderStep } from './ladder.ts';
import { isOfFamily, type Step, stepEntity } from './step.ts';

/** One step of one organisation, as the tasks of `remind` name it. */
export interface StepName {
  readonly organisationId: string;
  /** The step's sort key. */
  readonly step: string;
}

export interface Read {
  readonly step: Step;
  readonly row: LadderStep | undefined;
  readonly head: PledgeHead | undefined;
  /** Absent for steps of other families. */
  readonly draft: Draft | undefined;
}

const noSuchStep = (name: StepName): Error =>
  namedError('NoSuchStep', `No step ${name.step} of ${name.organisationId}`);

/** Reads a step alone, strongly consistent. Throws where no such step was ever put down. */
export const readStepAlone = async (ports: Pick<Ports, 'pact'>, name: StepName): Promise<Step> => {
  const step = await load(ports.pact, stepEntity, name.organisationId, name.step);
  if (step === undefined) throw noSuchStep(name);
  return step;
};

/**
 * Reads a step and all its rules ask for, strongly consistent: of the draft only the reminders of a draft do. Throws
 * where no such step was ever put down.
 */
export const readStep = async (ports: Pick<Ports, 'pact'>, name: StepName): Promise<Read> => {
  const { organisationId } = name;
  const [step, head, draft] = await Promise.all([
    load(ports.pact, stepEntity, organisationId, name.step),
    load(ports.pact, pledgeHead, organisationId),
    isOfFamily(name.step, 'draft') ? load(ports.pact, draftEntity, organisationId) : undefined,
  ]);
  if (step === undefined) throw noSuchStep(name);
  return { step, row: ladderStep(step.family, step.key), head, draft };
};
