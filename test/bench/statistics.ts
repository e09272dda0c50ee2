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

export interface LoadTimes {
  /** Bytes of the bundle, and of one with nothing but the SDK clients that the function uses. */
  readonly bytes: number;
  readonly floorBytes: number;
  /** Milliseconds of each fresh process. */
  readonly loads: readonly number[];
  readonly floorLoads: readonly number[];
  /** Milliseconds of load and first event together: what whoever asks first waits for. */
  readonly colds: readonly number[];
  readonly floorColds: readonly number[];
}

/** One function's row of the answer. */
export const functionRow = ({ bytes, floorBytes, loads, floorLoads, colds, floorColds }: LoadTimes) => ({
  bytes,
  floorBytes,
  loadMs: rounded(median(loads)),
  floorLoadMs: rounded(median(floorLoads)),
  loadRatio: ratio(loads, floorLoads),
  coldMs: rounded(median(colds)),
  floorColdMs: rounded(median(floorColds)),
  coldRatio: ratio(colds, floorColds),
});
