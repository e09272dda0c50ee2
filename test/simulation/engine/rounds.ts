import { DUE_SHARDS } from '../../../functions/platform/store/table.ts';
import { ROUND_INPUT } from '../../../workflows/round/contract.ts';
import { mixed } from '../random.ts';
import type { SimulatedTable } from '../store/simulated-table.ts';
import type { Executions } from './executions.ts';
import { DAY, HOUR, SECOND, type World } from './world.ts';

/** In this share of days no round is started at all. */
const MISSED = 0.02;

const PARTITIONS = Array.from({ length: DUE_SHARDS }, (_, shard) => `DUE#${shard}`);

const isDue = (table: SimulatedTable, upTo: string): boolean => table.holds('due', PARTITIONS, upTo);

export interface Rounds {
  /** Says that something may be due that no write has told of. */
  readonly lookAgain: () => void;
}

/**
 * EventBridge Scheduler: a round every hour, on the hour. An hour in which nothing is due is left out: the round would
 * read eight empty pages, and there are 8,760 hours in a year.
 */
export const startRounds = (world: World, executions: Executions): Rounds => {
  const planned = new Set<number>();

  const missed = (hour: number): boolean =>
    world.faults.on('missed-rounds') && mixed(world.seed, Math.floor(hour / DAY), 5) < MISSED * 2 ** 32;

  const somethingIsDue = (): boolean => {
    const now = new Date(world.now).toISOString();
    return isDue(world.pact, now) || isDue(world.sent, now);
  };

  const plan = (ms: number): void => {
    const hour = Math.ceil(Math.max(ms, world.now + 1) / HOUR) * HOUR;
    if (planned.has(hour)) return;
    planned.add(hour);
    world.timetable.add(hour, () => round(hour));
  };

  const round = (hour: number): void => {
    planned.delete(hour);
    if (!world.faults.any && !somethingIsDue()) return;
    if (!missed(hour)) {
      executions.start({ machine: 'round', input: ROUND_INPUT });
      const { random } = world.owner(0);
      if (world.faults.on('duplicates') && random.chance(0.02)) {
        world.faults.count('duplicates');
        world.timetable.add(world.now + random.between(0, 60) * SECOND, () =>
          executions.start({ machine: 'round', input: ROUND_INPUT }),
        );
      }
    } else world.faults.count('missed-rounds');
    world.timetable.add(hour + 20 * 60 * SECOND, () => {
      if (somethingIsDue() || world.faults.on('lag')) plan(hour + HOUR);
    });
  };

  for (const table of ['pact', 'sent'] as const)
    world.watch({ table }, ({ before, after }) => {
      const dueAt = after?.['dueAt'];
      if (typeof dueAt === 'string' && before?.['dueAt'] !== dueAt) plan(Date.parse(dueAt));
    });
  return { lookAgain: () => plan(world.now) };
};
