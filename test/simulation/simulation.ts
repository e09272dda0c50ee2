import type { Violation } from './checks/invariants.ts';
import type { FaultName } from './faults.ts';
import { partsWith } from './mistakes.ts';
import type { Options } from './options.ts';
import { REAL_PARTS } from './parts.ts';
import { mixed } from './random.ts';
import { runWorld } from './run-world.ts';

/** How many organisations share one world, its tables and its rounds; more live in further worlds, one after the other. */
const TOGETHER = 1_000;

export interface Outcome {
  readonly seed: number;
  readonly organisations: number;
  /** Years lived by organisations, from the first click of each to the end. */
  readonly pledgeYears: number;
  readonly mails: number;
  readonly executions: number;
  /** Persons who had themselves erased. */
  readonly erased: number;
  /** How many faults struck, and each by name. */
  readonly faults: number;
  readonly struck: Readonly<Partial<Record<FaultName, number>>>;
  /** Mails that went out twice, each marked and for a reason. */
  readonly duplicates: number;
  readonly violations: readonly Violation[];
}

type Request = Pick<Options, 'organisations' | 'years' | 'seed' | 'faults' | 'only' | 'mistake'>;

const worldsOf = ({ organisations, only }: Request): readonly (readonly number[])[] => {
  const worlds: number[][] = [];
  for (let first = 1; first <= organisations; first += TOGETHER) {
    const size = Math.min(TOGETHER, organisations - first + 1);
    const numbers = Array.from({ length: size }, (_, at) => first + at);
    worlds.push(only === undefined ? numbers : numbers.filter((number) => number === only));
  }
  return worlds;
};

/** Lives through as many worlds as it takes; the same request has the same outcome. */
export const simulate = async (request: Request, tell: (line: string) => void): Promise<Outcome> => {
  const parts = request.mistake === undefined ? REAL_PARTS : (partsWith(request.mistake) ?? REAL_PARTS);
  const struck = new Map<FaultName, number>();
  const sum = { pledgeYears: 0, mails: 0, executions: 0, erased: 0, duplicates: 0 };
  const violations: Violation[] = [];
  for (const [at, numbers] of worldsOf(request).entries()) {
    if (numbers.length === 0) continue;
    const { seed, years, faults } = request;
    const world = await runWorld({ seed: mixed(seed, at), numbers, years, faults, parts });
    for (const [name, count] of world.faults) struck.set(name, (struck.get(name) ?? 0) + count);
    sum.pledgeYears += world.pledgeYears;
    sum.mails += world.mails;
    sum.executions += world.executions;
    sum.erased += world.erased;
    sum.duplicates += world.duplicates;
    violations.push(...world.violations);
    tell(
      `organisations ${numbers[0]} to ${numbers.at(-1)}: ${world.mails} mails, ${world.violations.length} violations`,
    );
  }
  return {
    seed: request.seed,
    organisations: request.organisations,
    ...sum,
    pledgeYears: Math.round(sum.pledgeYears),
    faults: [...struck.values()].reduce((total, count) => total + count, 0),
    struck: Object.fromEntries(struck),
    violations,
  };
};

/** The command that lives through one organisation again. */
export const replay = (request: Request, organisation: number): string => {
  const { organisations, years, seed, faults, mistake } = request;
  const names = faults.length === 0 ? 'none' : faults.join(',');
  const only = organisation > 0 ? ` --only ${organisation}` : '';
  const wrong = mistake === undefined ? '' : ` --mistake ${mistake}`;
  return `npm run simulate -- --organisations ${organisations} --years ${years} --seed ${seed} --faults ${names}${only}${wrong}`;
};

/** A broken promise, told so that somebody can find out why. */
export const told = (request: Request, violation: Violation): string =>
  [
    `${violation.invariant}: ${violation.what}`,
    `  seed ${request.seed}, organisation ${violation.organisation}, ${violation.at}`,
    ...violation.before.slice(-12).map((line) => `  ${line}`),
    `  again: ${replay(request, violation.organisation)}`,
  ].join('\n');
