import type { Violation } from './checks/invariants.ts';
import type { FaultName } from './faults.ts';
import { partsWith } from './mistakes.ts';
import type { Options } from './options.ts';
import { REAL_PARTS } from './parts.ts';
import { mixed } from './random.ts';
import { runWorld, type WorldOutcome } from './run-world.ts';

/** How many organisations share one world, its tables and its rounds, and how many years they live in it all together. */
interface Size {
  readonly organisations: number;
  readonly years: number;
}
/** Where things go wrong: enough for rounds of several pages. Only worlds that run are in memory. */
const STORMY: Size = { organisations: 500, years: 1_500 };
/** The first world where nothing does: its rounds have several pages too. */
const CALM_FIRST: Size = { organisations: 100, years: 1_500 };
/** The others where nothing does: so small that all that one keeps stays near the processor. */
const CALM: Size = { organisations: 60, years: 180 };

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

/** One world of a request: which of them, and who lives in it. */
export interface WorldJob {
  readonly request: Request;
  readonly at: number;
  readonly numbers: readonly number[];
}

/** What lives through worlds, so many of them at once. */
export interface Crew {
  readonly atOnce: number;
  readonly live: (job: WorldJob) => Promise<WorldOutcome>;
}

const jobsOf = (request: Request): readonly WorldJob[] => {
  const { organisations, years, faults, only } = request;
  const jobs: WorldJob[] = [];
  for (let first = 1; first <= organisations; ) {
    const most = faults.length > 0 ? STORMY : first === 1 ? CALM_FIRST : CALM;
    const together = Math.min(most.organisations, Math.floor(most.years / years), organisations - first + 1);
    const numbers = Array.from({ length: together }, (_, at) => first + at);
    jobs.push({ request, at: jobs.length, numbers });
    first += together;
  }
  return only === undefined
    ? jobs
    : jobs.filter(({ numbers }) => numbers.includes(only)).map((job) => ({ ...job, numbers: [only] }));
};

/** Lives through one world in this thread; it follows from the job alone. */
export const liveThrough = ({ request, at, numbers }: WorldJob): Promise<WorldOutcome> => {
  const { seed, years, faults, mistake } = request;
  const parts = mistake === undefined ? REAL_PARTS : (partsWith(mistake) ?? REAL_PARTS);
  return runWorld({ seed: mixed(seed, at), numbers, years, faults, parts });
};

const inThisThread: Crew = { atOnce: 1, live: liveThrough };

/** Into so many lines at most the progress of a run is cut. */
const LINES = 20;

/** Tells how far a run is, however many worlds it has. */
const progressOf = (
  organisations: number,
  tell: (line: string) => void,
): ((job: WorldJob, outcome: WorldOutcome) => void) => {
  const sum = { lived: 0, mails: 0, broken: 0, told: 0 };
  return ({ numbers }, { mails, violations }) => {
    sum.lived += numbers.length;
    sum.mails += mails;
    sum.broken += violations.length;
    const part = Math.floor((LINES * sum.lived) / organisations);
    if (part === sum.told) return;
    sum.told = part;
    tell(`${sum.lived} of ${organisations} organisations: ${sum.mails} mails, ${sum.broken} violations`);
  };
};

/** The outcomes in the order of the jobs, whichever ends first. */
const liveAll = async (
  jobs: readonly WorldJob[],
  { atOnce, live }: Crew,
  tell: (line: string) => void,
): Promise<readonly WorldOutcome[]> => {
  const outcomes: WorldOutcome[] = [];
  const waiting = jobs.entries();
  const tellOf = progressOf(
    jobs.reduce((sum, { numbers }) => sum + numbers.length, 0),
    tell,
  );
  const workThrough = async (): Promise<void> => {
    for (const [place, job] of waiting) {
      const outcome = await live(job);
      outcomes[place] = outcome;
      tellOf(job, outcome);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, workThrough));
  return outcomes;
};

/** Lives through as many worlds as it takes; the same request has the same outcome, whoever is the crew. */
export const simulate = async (
  request: Request,
  tell: (line: string) => void,
  crew: Crew = inThisThread,
): Promise<Outcome> => {
  const struck = new Map<FaultName, number>();
  const sum = { pledgeYears: 0, mails: 0, executions: 0, erased: 0, duplicates: 0 };
  const violations: Violation[] = [];
  for (const world of await liveAll(jobsOf(request), crew, tell)) {
    for (const [name, count] of world.faults) struck.set(name, (struck.get(name) ?? 0) + count);
    sum.pledgeYears += world.pledgeYears;
    sum.mails += world.mails;
    sum.executions += world.executions;
    sum.erased += world.erased;
    sum.duplicates += world.duplicates;
    violations.push(...world.violations);
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
