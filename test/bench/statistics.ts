import type { FreshRun } from './fresh.ts';

/** The middle of the values; of an even count the mean of the two in the middle. NaN of none. */
export const median = (values: readonly number[]): number => {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  const [low = Number.NaN, high = Number.NaN] = [sorted[middle - 1], sorted[middle]];
  return sorted.length % 2 === 1 ? high : (low + high) / 2;
};

/** The value that `share` (0 to 1) of the values do not exceed: nearest rank. NaN of none. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN;
};

export const rounded = (value: number): number => Math.round(value * 100) / 100;

/** Both medians' quotient, to two digits. */
export const ratio = (measured: readonly number[], floor: readonly number[]): number =>
  rounded(median(measured) / median(floor));

/** What two bundles took in turn, by one measure. */
interface Pairs {
  readonly own: readonly number[];
  readonly floor: readonly number[];
}

const compared = (load: Pairs, cold: Pairs) => ({
  loadMs: rounded(median(load.own)),
  floorLoadMs: rounded(median(load.floor)),
  loadRatio: ratio(load.own, load.floor),
  coldMs: rounded(median(cold.own)),
  floorColdMs: rounded(median(cold.floor)),
  coldRatio: ratio(cold.own, cold.floor),
});

/** A function's run in a fresh process, and the one of its floor beside it. */
export interface Turn {
  readonly own: FreshRun;
  readonly floor: FreshRun;
}

/**
 * One function's row of the answer, by the clock and (`cpu`) by the processor.
 * @param bytes of the function's files, and of a bundle with nothing but the SDK clients that it uses
 */
export const functionRow = (
  bytes: { readonly bytes: number; readonly floorBytes: number },
  turns: readonly Turn[],
) => {
  const pairs = (of: (run: FreshRun) => number): Pairs => ({
    own: turns.map(({ own }) => of(own)),
    floor: turns.map(({ floor }) => of(floor)),
  });
  return {
    ...bytes,
    ...compared(
      pairs(({ load }) => load.ms),
      pairs(({ cold }) => cold.ms),
    ),
    cpu: compared(
      pairs(({ load }) => load.cpuMs),
      pairs(({ cold }) => cold.cpuMs),
    ),
  };
};
