import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import { done, type Result, refused } from '../../functions/platform/result.ts';
import { INVARIANTS } from './checks/invariants.ts';
import { FAULT_NAMES, FAULTS, type FaultName } from './faults.ts';
import { MISTAKES } from './mistakes.ts';

const lines = (table: Readonly<Record<string, string>>): string =>
  Object.entries(table)
    .map(([name, what]) => `  ${name.padEnd(20)} ${what}`)
    .join('\n');

export const HELP = `npm run simulate -- [--organisations 200] [--years 2] [--seed 1] [--faults none] [--workers 2] [--json]

Organisations pledge, forget, sign, report, withdraw and come back, over years of virtual time and in one process: the
verbs, the reactions and the workflows as they deploy, over tables in memory, with whatever may go wrong. Ends with 1 where
a promise was broken, and says how to live through just that organisation again.

  --organisations <n>  how many organisations live (at most 100000)
  --years <n>          how many years (at most 10)
  --seed <n>           everything follows from it
  --faults <names>     none, all, or names with commas between
  --only <n>           only this organisation, as it would live among the others
  --mistake <name>     with a known mistake in it, to see that it is found
  --workers <n>        how many threads live through worlds at the same time (at most 4); the outcome is the same
  --json               nothing but the last line, as JSON

Faults:
${lines(FAULTS)}

Promises:
${lines(INVARIANTS)}

Mistakes:
${lines(Object.fromEntries(Object.entries(MISTAKES).map(([name, { what }]) => [name, what])))}
`;

export interface Options {
  readonly organisations: number;
  readonly years: number;
  readonly seed: number;
  readonly faults: readonly FaultName[];
  readonly only: number | undefined;
  readonly mistake: string | undefined;
  readonly workers: number;
  readonly json: boolean;
  readonly help: boolean;
}

/** Each may take 764 MB (workers.ts): together they stay below 4 GB. */
const MOST_WORKERS = 4;
const [MOST_ORGANISATIONS, MOST_YEARS, HIGHEST_SEED] = [100_000, 10, Number.MAX_SAFE_INTEGER];

const whole = (
  name: string,
  { text, least, most }: { readonly text: string; readonly least: number; readonly most: number },
): Result<number, string> => {
  const number = /^\d{1,16}$/u.test(text) ? Number(text) : Number.NaN;
  if (Number.isNaN(number)) return refused(`--${name} is a whole number, not "${text}"`);
  return number < least || number > most
    ? refused(`--${name} is from ${least} to ${most}, not ${text}`)
    : done(number);
};

const isFault = (name: string): name is FaultName => FAULT_NAMES.some((known) => known === name);

const faultsOf = (text: string): Result<readonly FaultName[], string> => {
  if (text === 'none') return done([]);
  if (text === 'all') return done(FAULT_NAMES);
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !isFault(name));
  return unknown.length > 0
    ? refused(`--faults does not know ${unknown.join(', ')}; it knows none, all, ${FAULT_NAMES.join(', ')}`)
    : done(names.filter(isFault));
};

const parsed = (args: readonly string[]): Result<ReturnType<typeof parse>, string> => {
  try {
    return done(parse(args));
  } catch (error) {
    return refused(error instanceof Error ? error.message : String(error));
  }
};

const parse = (args: readonly string[]) =>
  parseArgs({
    args: [...args],
    options: {
      organisations: { type: 'string', default: '200' },
      years: { type: 'string', default: '2' },
      seed: { type: 'string', default: '1' },
      faults: { type: 'string', default: 'none' },
      only: { type: 'string' },
      mistake: { type: 'string' },
      workers: { type: 'string', default: String(Math.min(availableParallelism(), MOST_WORKERS)) },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', default: false },
    },
  }).values;

/** Reads the command line; a sentence where something in it makes no sense. */
export const readOptions = (args: readonly string[]): Result<Options, string> => {
  const read = parsed(args);
  if (!read.ok) return read;
  const { json, help, mistake } = read.value;
  const organisations = whole('organisations', {
    text: read.value.organisations,
    least: 1,
    most: MOST_ORGANISATIONS,
  });
  const years = whole('years', { text: read.value.years, least: 1, most: MOST_YEARS });
  const seed = whole('seed', { text: read.value.seed, least: 0, most: HIGHEST_SEED });
  const faults = faultsOf(read.value.faults);
  if (!organisations.ok) return organisations;
  if (!years.ok) return years;
  if (!seed.ok) return seed;
  if (!faults.ok) return faults;
  const only = whole('only', { text: read.value.only ?? '1', least: 1, most: organisations.value });
  if (!only.ok) return only;
  const workers = whole('workers', { text: read.value.workers, least: 1, most: MOST_WORKERS });
  if (!workers.ok) return workers;
  if (mistake !== undefined && !Object.hasOwn(MISTAKES, mistake))
    return refused(`--mistake does not know ${mistake}; it knows ${Object.keys(MISTAKES).join(', ')}`);
  return done({
    organisations: organisations.value,
    years: years.value,
    seed: seed.value,
    faults: faults.value,
    only: read.value.only === undefined ? undefined : only.value,
    mistake,
    workers: workers.value,
    json,
    help,
  });
};
