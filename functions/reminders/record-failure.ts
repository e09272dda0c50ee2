import { putTask } from '../office/put-task.ts';
import type { Ports } from '../platform/ports.ts';
import { toInstant } from '../platform/time.ts';
import type { StepName } from './read-step.ts';
import type { Step } from './step.ts';
import { updateStep } from './update-step.ts';

/** A day of hourly rounds: what has not passed by then does not pass by itself. */
const MOST_FAILURES = 24;

export interface Failure extends StepName {
  /** The name of the error. */
  readonly why: string;
  readonly execution: string;
}

/** An execution counts once, however often it says so. */
const noted = (step: Step, execution: string): boolean =>
  step.failures !== undefined && step.execution === execution;

/**
 * Notes that an execution failed on a step. The step stays due, so that the next round tries it again under another
 * name; after a day of failures it is closed, and the office is told. Answers whether it was closed.
 */
export const recordFailure = async (ports: Ports, { why, execution, ...name }: Failure): Promise<boolean> => {
  const { organisationId, step: sortKey } = name;
  const now = toInstant(ports.clock.now());
  let closed = false;
  await updateStep(ports, { organisationId, step: sortKey }, (step) => {
    closed = step.outcome === 'failed';
    if (step.outcome !== undefined || noted(step, execution)) return undefined;
    const failures = (step.failures ?? 0) + 1;
    closed = failures >= MOST_FAILURES;
    const note = { ...step, failures, why, execution };
    return closed ? { ...note, outcome: 'failed', closedAt: now } : note;
  });
  if (closed) await putTask(ports, { organisationId, reason: 'step-failed', about: sortKey });
  return closed;
};
