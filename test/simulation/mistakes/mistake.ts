import type { InvariantName } from '../checks/invariants.ts';
import type { FaultName } from '../faults.ts';
import type { Parts } from '../parts.ts';

/** A mistake that somebody might make, put in the place of what is right, from outside. */
export interface Mistake {
  readonly what: string;
  readonly parts: Partial<Parts>;
  /** Without these it does no harm. */
  readonly faults: readonly FaultName[];
  /** How many organisations it takes to show; 12 where nothing else is said. */
  readonly organisations?: number;
  /** How many years; one where nothing else is said. */
  readonly years?: number;
  /** A seed with which it shows, as far as is known: tried first. */
  readonly seed?: number;
  /** What it breaks: the simulation has to find one of these. */
  readonly breaks: readonly InvariantName[];
}
