import { namedError } from '../platform/named-error.ts';
import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import type { StepName } from './read-step.ts';
import { type Step, stepEntity } from './step.ts';

const TRIES = 5;

interface Changed {
  readonly written: boolean;
  /** As it stands; undefined where there is none. */
  readonly step: Step | undefined;
}

/**
 * Changes a step by a rule over what stands there, at first over what was `read` of it before; called again after a lost
 * race. The rule answers undefined where nothing is left to change.
 */
export const changeStep = async (
  ports: Pick<Ports, 'pact'>,
  { organisationId, step: sortKey, read }: StepName & { readonly read?: Step },
  rule: (step: Step) => Step | undefined,
): Promise<Changed> => {
  for (let [tries, found] = [0, read]; tries < TRIES; [tries, found] = [tries + 1, undefined]) {
    const step = found ?? (await load(ports.pact, stepEntity, organisationId, sortKey));
    const next = step === undefined ? undefined : rule(step);
    if (next === undefined) return { written: false, step };
    if ((await save(ports.pact, stepEntity, next)) === 'done')
      return { written: true, step: { ...next, rev: next.rev + 1 } };
  }
  throw namedError('StepContended', `${sortKey} of ${organisationId} changed at every try`);
};

/** The same where nobody asks how it then stands. Answers whether something was written. */
export const updateStep = async (
  ports: Pick<Ports, 'pact'>,
  name: StepName,
  rule: (step: Step) => Step | undefined,
): Promise<boolean> => (await changeStep(ports, name, rule)).written;
