import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { ROUND_INPUT } from '../../workflows/round/contract.ts';
import { Executions } from '../simulation/engine/executions.ts';
import { HOUR, World } from '../simulation/engine/world.ts';
import { REAL_PARTS } from '../simulation/parts.ts';
import { mixed } from '../simulation/random.ts';
import { runWorld } from '../simulation/run-world.ts';
import { countedParts } from './counted.ts';
import { rounded } from './statistics.ts';

const amount = z.number().positive();
const Prices = z.strictObject({
  comment: z.string(),
  stateTransition: amount,
  functionCall: amount,
  functionGigabyteSecond: amount,
  writeUnit: amount,
  readUnit: amount,
  mail: amount,
});
const PRICES = Prices.parse(JSON.parse(readFileSync(join(import.meta.dirname, 'prices.json'), 'utf8')));

/** Taken for granted of each call of a function, starts and waiting for AWS included; the memory is what is deployed. */
const CALL = { seconds: 0.1, gigabytes: 0.5 };
/** The hourly rounds of a year: each costs its states, whether something is due or not. */
const ROUNDS = 8_766;
/** How many organisations live together: rounds are shared by all. */
const TOGETHER = 500;

export interface PriceRequest {
  /** How many pledges share the hourly rounds. */
  readonly pledges: number;
  /** What is counted: so many organisations for so many years, without faults. */
  readonly organisations: number;
  readonly years: number;
  readonly seed: number;
}

/** What a thousand years of pledges take, and what that costs in US dollars. */
export interface Price {
  readonly pledges: number;
  readonly counted: { readonly [K in keyof Counted]: number };
  readonly usd: { readonly [K in (typeof COSTS)[number]]: number };
  /** All but the mails: what it costs that the right ones leave at the right time. */
  readonly orchestrationUsd: number;
  /** `orchestrationUsd` by what the mails cost. */
  readonly ratio: number;
}

interface Counted {
  mails: number;
  /** Of reminders, of laying out years, and of what rounds see to. */
  transitions: number;
  /** Of the hourly rounds themselves, which look whether something is due or not. */
  looking: number;
  calls: number;
  writeUnits: number;
  readUnits: number;
}
const COSTS = ['mails', 'transitions', 'looking', 'calls', 'tables'] as const;

/** How many states a round enters that finds nothing to do. */
const statesOfLooking = async (): Promise<number> => {
  const world = new World({ seed: 1, start: 0, faults: [], parts: REAL_PARTS });
  const executions = new Executions(world);
  executions.start({ machine: 'round', input: ROUND_INPUT });
  await world.timetable.runUntil(HOUR);
  return executions.entered.round;
};

/** Lives through worlds of at most so many organisations, and counts. */
const count = async ({ organisations, years, seed }: PriceRequest) => {
  const { parts, counts } = countedParts();
  const sum = { pledgeYears: 0, mails: 0, transitions: 0 };
  for (let first = 0; first < organisations; first += TOGETHER) {
    const size = Math.min(TOGETHER, organisations - first);
    const numbers = Array.from({ length: size }, (_, at) => first + at + 1);
    const world = await runWorld({ seed: mixed(seed, first), numbers, years, faults: [], parts });
    sum.pledgeYears += world.pledgeYears;
    sum.mails += world.mails;
    sum.transitions += Object.values(world.entered).reduce((all, entered) => all + entered, 0);
  }
  return { ...sum, ...counts };
};

/** What a thousand pledge-years cost, by what the simulation counts and by list prices. */
export const priceOf = async (request: PriceRequest): Promise<Price> => {
  const { pledges } = request;
  const { pledgeYears, rounds, ...counts } = await count(request);
  const states = await statesOfLooking();
  const looking = (ROUNDS / pledges) * states * 1_000;
  const perThousand = (counted: number): number => (counted / pledgeYears) * 1_000;
  const counted = {
    mails: perThousand(counts.mails),
    transitions: perThousand(counts.transitions - rounds * states),
    looking,
    calls: perThousand(counts.calls - rounds) + (ROUNDS / pledges) * 1_000,
    writeUnits: perThousand(counts.writeUnits),
    readUnits: perThousand(counts.readUnits),
  };
  const call = PRICES.functionCall + CALL.seconds * CALL.gigabytes * PRICES.functionGigabyteSecond;
  const usd = {
    mails: counted.mails * PRICES.mail,
    transitions: counted.transitions * PRICES.stateTransition,
    looking: counted.looking * PRICES.stateTransition,
    calls: counted.calls * call,
    tables: counted.writeUnits * PRICES.writeUnit + counted.readUnits * PRICES.readUnit,
  };
  const orchestration = COSTS.reduce((sum, cost) => sum + usd[cost], -usd.mails);
  return {
    pledges,
    counted: mapped(counted, Math.round),
    usd: mapped(usd, rounded),
    orchestrationUsd: rounded(orchestration),
    ratio: rounded(orchestration / usd.mails),
  };
};

const mapped = <K extends string>(
  numbers: Readonly<Record<K, number>>,
  change: (number: number) => number,
): Readonly<Record<K, number>> => {
  const changed: Record<K, number> = { ...numbers };
  for (const name in changed) changed[name] = change(changed[name]);
  return changed;
};
