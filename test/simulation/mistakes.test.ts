import { describe, expect, it } from 'vitest';
import { MISTAKES } from './mistakes.ts';
import { simulate } from './simulation.ts';

/** A rare mistake shows with one of the first seeds. */
const SEEDS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

/** Which promises are broken by the first seed with which any of those is that the mistake is known to break. */
const found = async (name: string): Promise<readonly string[]> => {
  const { organisations = 12, years = 1, faults = [], breaks = [], seed: known } = MISTAKES[name] ?? {};
  for (const seed of known === undefined ? SEEDS : [known, ...SEEDS]) {
    const request = { organisations, years, seed, faults, only: undefined, mistake: name };
    const { violations } = await simulate(request, () => undefined);
    const broken = new Set<string>(violations.map(({ invariant }) => invariant));
    if (breaks.some((invariant) => broken.has(invariant))) return [...broken];
  }
  return [];
};

describe('the simulation finds', () => {
  it.each(Object.entries(MISTAKES).map(([name, { what, breaks }]) => [name, what, breaks] as const))(
    '%s: %s',
    async (name, _what, breaks) => {
      const broken = await found(name);
      expect(breaks.filter((invariant) => broken.includes(invariant))).not.toEqual([]);
    },
    120_000,
  );

  it('nothing where there is no mistake and no fault', async () => {
    const request = { organisations: 60, years: 2, seed: 1, faults: [], only: undefined, mistake: undefined };
    expect((await simulate(request, () => undefined)).violations).toEqual([]);
  }, 120_000);
});
