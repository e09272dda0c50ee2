import type { Ports } from '../platform/ports.ts';
import { create } from '../platform/store/entity.ts';
import type { Day, Instant } from '../platform/time.ts';
import { anchorDay, dueAt } from './dates.ts';
import { type Family, stepsOf } from './ladder.ts';
import { type Step, stepEntity } from './step.ts';

export type PlannedStep = Pick<Step, 'organisationId' | 'family' | 'occasion' | 'key' | 'at' | 'anchor'>;

export interface StepsRequest {
  readonly organisationId: string;
  readonly family: Family;
  /**
   * The cycle of a report; the version of a pledge that is signed or reviewed, `<cycle>-<version>` of a report that is
   * reviewed or returned; the revision at which the organisation got the pen for a draft; the last day of a hold.
   */
  readonly occasion: string;
  /** What the days count from: a day in Brussels, or an instant on it. */
  readonly anchor: Day | Instant;
}

/** The steps of a family for one occasion, in the order of the ladder. */
export const planSteps = ({ organisationId, family, occasion, anchor }: StepsRequest): PlannedStep[] =>
  stepsOf(family).map((row) => ({
    organisationId,
    family,
    occasion,
    key: row.key,
    at: dueAt(row, anchor),
    anchor: anchorDay(anchor),
  }));

/** Puts one step down; one that stands there, open or closed, stays as it is. */
export const putDownStep = async (ports: Pick<Ports, 'pact'>, step: PlannedStep): Promise<void> => {
  await create(ports.pact, stepEntity, { rev: 1, ...step, mailIds: [] });
};

/** Puts down the steps of a family; those whose time has passed too: they are looked at with the rest when found. */
export const putDownSteps = async (ports: Pick<Ports, 'pact'>, request: StepsRequest): Promise<void> => {
  await Promise.all(planSteps(request).map((step) => putDownStep(ports, step)));
};
