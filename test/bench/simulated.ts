import { availableParallelism } from 'node:os';
import { simulate } from '../simulation/simulation.ts';
import { withWorkers } from '../simulation/workers.ts';

export interface Simulated {
  readonly organisations: number;
  readonly years: number;
  readonly pledgeYears: number;
  readonly violations: number;
  readonly seconds: number;
  readonly pledgeYearsASecond: number;
}

/** Lives through calm years with every promise watched, in two threads where there are two processors, and times it. */
export const simulated = async (organisations: number, years: number): Promise<Simulated> => {
  const request = { organisations, years, seed: 42, faults: [], only: undefined, mistake: undefined };
  const began = performance.now();
  const { pledgeYears, violations } = await withWorkers(Math.min(availableParallelism(), 2), (crew) =>
    simulate(request, () => undefined, crew),
  );
  const seconds = (performance.now() - began) / 1_000;
  return {
    ...{ organisations, years, pledgeYears },
    violations: violations.length,
    seconds: Number(seconds.toFixed(1)),
    pledgeYearsASecond: Math.round(pledgeYears / seconds),
  };
};
