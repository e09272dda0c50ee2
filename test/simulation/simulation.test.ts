import { describe, expect, it } from 'vitest';
import { FAULT_NAMES } from './faults.ts';
import { liveThrough, replay, simulate, told } from './simulation.ts';
import { withWorkers } from './workers.ts';

const quiet = (): void => undefined;
const request = (seed: number, organisations = 12, years = 2) => ({
  seed,
  organisations,
  years,
  faults: FAULT_NAMES,
  only: undefined,
  mistake: undefined,
});

/** What somebody needs to know of each broken promise. */
const broken = async (...world: Parameters<typeof request>): Promise<readonly string[]> => {
  const asked = request(...world);
  const { violations } = await simulate(asked, quiet);
  return violations.map((violation) => told(asked, violation));
};

describe('years with every fault', () => {
  it.each([1, 2, 3])('break no promise (seed %i)', async (seed) => {
    expect(await broken(seed)).toEqual([]);
  }, 120_000);

  it('break none over four years, in which further reports are invited', async () => {
    expect(await broken(4, 6, 4)).toEqual([]);
  }, 120_000);

  it('break none with a seed that nobody has tried either', async () => {
    const seed = Math.floor(Math.random() * 1e9);
    console.log(`The simulation's fresh seed is ${seed}`);
    expect(await broken(seed)).toEqual([]);
  }, 120_000);
});

describe('the simulation', () => {
  it('lives the same years twice', async () => {
    const [first, second] = [await simulate(request(5, 4), quiet), await simulate(request(5, 4), quiet)];
    expect(second).toEqual(first);
    expect(first.mails).toBeGreaterThan(20);
    expect(first.faults).toBeGreaterThan(20);
  }, 120_000);

  it('lives the same years in a thread of its own', async () => {
    const asked = request(5, 4);
    const apart = await withWorkers(1, (crew) => simulate(asked, quiet, crew));
    expect(apart).toEqual(await simulate(asked, quiet));
  }, 120_000);

  it('tells how far it is, twenty times at most', async () => {
    const lines: string[] = [];
    const asked = { ...request(1, 140, 1), faults: [] };
    const { mails } = await simulate(asked, (line) => lines.push(line));
    expect(lines.at(0)).toMatch(/^100 of 140 organisations: \d+ mails, 0 violations$/u);
    expect(lines.at(-1)).toBe(`140 of 140 organisations: ${mails} mails, 0 violations`);
    const many: string[] = [];
    const live = async () => ({ ...(await alone), mails: 1 });
    const alone = liveThrough({ request: asked, at: 0, numbers: [1] });
    await simulate({ ...asked, organisations: 4_000 }, (line) => many.push(line), { atOnce: 2, live });
    expect(many).toHaveLength(20);
  }, 120_000);

  it('names the command that lives through one organisation again, and that finds the same', async () => {
    const asked = { ...request(1, 6), faults: [], mistake: 'months-of-30-days' };
    const { violations } = await simulate(asked, quiet);
    const last = violations.at(-1);
    if (last === undefined) throw new Error('the mistake was found');
    expect(replay(asked, last.organisation)).toBe(
      `npm run simulate -- --organisations 6 --years 2 --seed 1 --faults none --only ${last.organisation} --mistake months-of-30-days`,
    );
    const again = await simulate({ ...asked, only: last.organisation }, quiet);
    expect(again.violations).toContainEqual(last);
  }, 120_000);
});
