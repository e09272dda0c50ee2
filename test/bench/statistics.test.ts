import { describe, expect, it } from 'vitest';
import { functionRow, median, percentile, ratio } from './statistics.ts';

describe('the statistics of the bench', () => {
  it('take the middle value, or the mean of the two in the middle', () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  it('take as p95 the value that 19 of 20 do not exceed', () => {
    const values = Array.from({ length: 20 }, (_, at) => at + 1);
    expect(percentile(values, 0.95)).toBe(19);
    expect(percentile([7], 0.95)).toBe(7);
  });

  it('compare medians, so that one slow run changes nothing', () => {
    expect(ratio([3, 3, 300], [2, 2, 2])).toBe(1.5);
  });

  it('give each function bytes, milliseconds and the ratio to its floor, by the clock and by the processor', () => {
    const run = (load: number, cold: number) => ({
      load: { ms: load, cpuMs: load / 2 },
      cold: { ms: cold, cpuMs: cold - 10 },
    });
    const turns = [
      { own: run(30, 50), floor: run(30, 40) },
      { own: run(60, 52), floor: run(30, 40) },
      { own: run(45, 90), floor: run(31, 40) },
    ];
    expect(functionRow({ bytes: 300, floorBytes: 200 }, turns)).toEqual({
      ...{ bytes: 300, floorBytes: 200, loadMs: 45, floorLoadMs: 30, loadRatio: 1.5 },
      ...{ coldMs: 52, floorColdMs: 40, coldRatio: 1.3 },
      cpu: {
        ...{ loadMs: 22.5, floorLoadMs: 15, loadRatio: 1.5 },
        ...{ coldMs: 42, floorColdMs: 30, coldRatio: 1.4 },
      },
    });
  });
});
