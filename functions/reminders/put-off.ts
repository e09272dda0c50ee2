import type { Ports } from '../platform/ports.ts';
import type { Instant } from '../platform/time.ts';
import type { Read, StepName } from './read-step.ts';
import { movedTo } from './still-owed.ts';
import { updateStep } from './update-step.ts';

/** The step stays open and falls due again at `again`. */
export const putOff = (ports: Ports, name: StepName, again: Instant): Promise<boolean> =>
  updateStep(ports, name, (step) =>
    step.outcome === undefined && step.at < again
      ? { ...step, at: again, moved: (step.moved ?? 0) + 1 }
      : undefined,
  );

/** Puts a step off that a hold has moved since it was found due; answers whether one has. */
export const putOffByHold = async (
  ports: Ports,
  name: StepName,
  { head, row, step }: Read,
): Promise<boolean> => {
  const again = head === undefined || row === undefined ? undefined : movedTo(head, row, step);
  if (again !== undefined) await putOff(ports, name, again);
  return again !== undefined;
};
