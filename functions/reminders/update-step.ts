import { namedError } from '../platform/named-error.ts';
import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import type { StepName } from './read-step.ts';
import { type Step, stepEntity } from './step.ts';

const TRIES = 5;

/**
 * Changes a step by a rule over what stands there; called again after a lost race. The rule answers undefined where
 * nothing is left to change. Answers whether something was written.
 */
export const updateStep = async (
  ports: Pick<Ports, 'pact'>,
  name: StepName,
  rule: (step: Step) => Step | undefined,
): Promise<boolean> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const step = await load(ports.pact, stepEntity, name.organisationId, name.step);
    const next = step === undefined ? undefined : rule(step);
    if (next === undefined) return false;
    if ((await save(ports.pact, stepEntity, next)) === 'done') return true;
  }
  throw namedError('StepContended', `${name.step} of ${name.organisationId} changed at every try`);
};
