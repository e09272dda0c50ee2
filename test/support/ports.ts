import type { Clock } from '../../functions/platform/clock.ts';
import type { Ids } from '../../functions/platform/ids.ts';
import type { SitePorts } from '../../functions/platform/ports.ts';
import { memoryTable } from './memory-table.ts';

/** A clock that stands still until it is moved. */
interface TestClock extends Clock {
  set(instant: string): void;
  advance(ms: number): void;
}

export const DAY_MS = 86_400_000;

const testClock = (start: string): TestClock => {
  let now = Date.parse(start);
  return {
    now: () => now,
    set: (instant) => {
      now = Date.parse(instant);
    },
    advance: (ms) => {
      now += ms;
    },
  };
};

/** Ids that count: the same test sees the same ids. */
const countingIds = (): Ids => {
  let count = 0;
  const next = (prefix: string, length: number): string => {
    count += 1;
    return `${prefix}${String(count).padStart(length - prefix.length, '0')}`;
  };
  return { id: () => next('id', 16), secret: () => next('secret', 43) };
};

export type TestPorts = SitePorts & {
  readonly clock: TestClock;
  readonly pact: ReturnType<typeof memoryTable>;
  readonly sent: ReturnType<typeof memoryTable>;
};

/** Ports that really store, in memory, at a time of the test's choice. */
export const testPorts = (start = '2026-11-22T09:00:00.000Z'): TestPorts => {
  const clock = testClock(start);
  return {
    pact: memoryTable(clock),
    sent: memoryTable(clock),
    clock,
    ids: countingIds(),
    signingText: 'any',
  };
};
