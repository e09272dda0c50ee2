import { derivedId } from '../platform/ids.ts';
import { type Instant, toMs } from '../platform/time.ts';
import type { Step } from './step.ts';

const DAY_MS = 86_400_000;
/** Step Functions takes names of at most 80 characters. */
const LONGEST = 80;

/** Whole days by which a step is late. */
const daysLate = (at: Instant, now: Instant): number =>
  Math.max(0, Math.floor((toMs(now) - toMs(at)) / DAY_MS));

/**
 * The name of the execution that carries a step out, the same all day long: one that exists has been started. Each time
 * the step was put off, each execution that failed, and each further day late is a name of its own, so that nothing that
 * came to nothing blocks what comes after it.
 */
export const executionName = (
  step: Pick<Step, 'organisationId' | 'occasion' | 'family' | 'key' | 'at' | 'moved' | 'failures'>,
  now: Instant,
): string => {
  const late = daysLate(step.at, now);
  const parts = [step.organisationId, step.occasion, step.family, step.key];
  const name = [
    ...parts,
    ...(step.moved === undefined ? [] : [`m${step.moved}`]),
    ...(step.failures === undefined ? [] : [`f${step.failures}`]),
    ...(late === 0 ? [] : [String(late)]),
  ]
    .join('-')
    .replace(/[^A-Za-z0-9_-]/g, '-');
  return name.length <= LONGEST ? name : `${name.slice(0, LONGEST - 33)}-${derivedId(name)}`;
};
