import './store/parsed-once.ts';
import { reactToCycles } from '../../functions/reports/react.ts';
import { Checks } from './checks/checks.ts';
import { checkEnding } from './checks/ending.ts';
import { Erasures } from './checks/erased.ts';
import type { Violation } from './checks/invariants.ts';
import { fieldsIn } from './checks/reading.ts';
import { checkOrganisations, checkRegister, openRegister } from './checks/register.ts';
import { deployHalfWay, expire, jumpClocks, lagBehind, restoreNow } from './engine/disasters.ts';
import { Executions } from './engine/executions.ts';
import { type Rounds, startRounds } from './engine/rounds.ts';
import { Ses } from './engine/ses.ts';
import { listen } from './engine/streams.ts';
import { DAY, MINUTE, World } from './engine/world.ts';
import type { FaultName } from './faults.ts';
import { eraseSome, openColleagues } from './lives/colleagues.ts';
import { liveAsCompany } from './lives/company.ts';
import { firstThursday, openOffice, resumeOffice } from './lives/office.ts';
import { readMail } from './lives/readers.ts';
import { openSettings } from './lives/settings.ts';
import type { Parts } from './parts.ts';
import { mixed } from './random.ts';

export interface WorldRequest {
  readonly seed: number;
  /** The numbers of the organisations that live in it. */
  readonly numbers: readonly number[];
  readonly years: number;
  readonly faults: readonly FaultName[];
  readonly parts: Parts;
}

export interface WorldOutcome {
  readonly violations: readonly Violation[];
  readonly pledgeYears: number;
  readonly mails: number;
  readonly duplicates: number;
  readonly executions: number;
  /** States that they entered, by machine. */
  readonly entered: Executions['entered'];
  /** Persons who had themselves erased. */
  readonly erased: number;
  readonly faults: ReadonlyMap<FaultName, number>;
}

const START = Date.parse('2026-09-01T00:00:00.000Z');
const YEAR = 365.25 * DAY;
/** At the end nothing goes wrong for so long. */
const CALM = 14 * DAY;
/** Whoever was brought back by a restore is gone again by then, even where no round was started for a day. */
const BROUGHT_BACK = 3 * DAY;
/** Between one look at the register and the next: the function that shows it keeps its list for longer. */
const LOOK = 6 * MINUTE;
const SETTINGS = {
  url: 'https://pact.example',
  official: false,
  officeMail: 'office@pact.example',
  from: 'no-reply@pact.example',
};

/** Contacts that have left by now, whose mail comes back. */
const leavers =
  (world: World) =>
  (address: string): boolean => {
    const number = Number(/@organisation-(\d+)\./u.exec(address)?.[1]);
    if (!world.faults.on('bounces') || Number.isNaN(number)) return false;
    const chance = mixed(world.seed, number, 99) / 2 ** 32;
    return chance < 0.1 && world.now > START + chance * 10 * 700 * DAY;
  };

/** Wires what reacts: streams, rounds, SES. */
const connect = (world: World, executions: Executions, ses: Ses): void => {
  listen(world, {
    table: 'pact',
    ownerOf: (item) => world.ownerOf(item['organisationId']),
    react: ({ ports }) => {
      const change = world.parts.changes({
        ...ports,
        workflows: {
          startReportYear: async ({ name, ...input }) => startOnce(executions, { name, input }),
        },
      });
      const cycles = reactToCycles(ports);
      return async (record) => {
        await change(record);
        await cycles(record);
      };
    },
  });
  listen(world, {
    table: 'sent',
    ownerOf: (item) => {
      const { challengeId } = fieldsIn(item['recipient']);
      return typeof challengeId === 'string'
        ? world.ownerOfId(challengeId)
        : world.ownerOf(item['organisationId']);
    },
    react: ({ ports, strand, activity, owner }) =>
      world.parts.mailOut(
        {
          ...ports,
          ses: ses.port(owner, strand, activity),
          compose: ses.compose,
          pause: (ms) => strand.sleep(ms),
        },
        SETTINGS,
      ),
  });
};

const startOnce = (
  executions: Executions,
  { name, input }: { readonly name: string; readonly input: Readonly<Record<string, unknown>> },
): void => {
  try {
    executions.start({ machine: 'report-year', name, input });
  } catch (error) {
    if (!(error instanceof Error && error.name.includes('AlreadyExists'))) throw error;
  }
};

/** Everybody begins within some weeks. */
const beginLives = (world: World, { numbers, years }: WorldRequest, end: number): number => {
  let lived = 0;
  const days = Math.min(30, years * 30);
  for (const number of numbers) {
    const owner = world.owner(number);
    const at = world.now + owner.random.between(0, days * 24 * 60) * MINUTE;
    lived += (end - at) / YEAR;
    world.spawnAt(at, (strand) => liveAsCompany({ world, owner, strand, random: owner.fork() }));
  }
  return lived;
};

/** From the first day to the last, and some calm days more; checked on the way and at the end. */
const liveOn = async (world: World, checks: Checks, end: number): Promise<void> => {
  for (let at = START + YEAR / 4; at < end - DAY; at += YEAR / 4) {
    // In between, staff publish what has gathered.
    const desk = firstThursday(at);
    await world.timetable.runUntil(desk - LOOK);
    await openRegister(world);
    await world.timetable.runUntil(desk + LOOK);
    await checkRegister(world, checks);
  }
  await world.timetable.runUntil(end);
  world.faults.calm = true;
  await world.timetable.runUntil(end + CALM);
  await checkRegister(world, checks);
  await checkOrganisations(world, checks);
  await checkEnding(world, checks);
};

/** What goes wrong of itself, and at which time. */
const unleash = (world: World, { executions, end, rounds, brought }: Unleashed): void => {
  expire(world);
  lagBehind(world);
  jumpClocks(world, end);
  restoreNow(world, {
    end: end - 20 * DAY,
    lost: () => eraseSome(world),
    after: () => {
      rounds.lookAgain();
      resumeOffice(world);
      world.timetable.add(world.now + BROUGHT_BACK, brought);
    },
  });
  deployHalfWay(world, { executions, end });
};

interface Unleashed {
  readonly executions: Executions;
  readonly rounds: Rounds;
  readonly end: number;
  /** Looks for who was brought back. */
  readonly brought: () => void;
}

/** Lives through one world from its first day to its last. */
export const runWorld = async (request: WorldRequest): Promise<WorldOutcome> => {
  const { seed, faults, parts, years } = request;
  const world = new World({ seed, start: START, faults, parts });
  const checks = new Checks(world);
  const erasures = new Erasures(world);
  const executions = new Executions(world);
  const ses = new Ses(world, { bounces: leavers(world), arrived: (mail) => readMail(world, mail) });
  const end = START + years * YEAR;
  connect(world, executions, ses);
  const rounds = startRounds(world, executions);
  openOffice(world);
  openColleagues(world);
  openSettings(world);
  unleash(world, { executions, rounds, end, brought: () => erasures.check(checks) });
  const pledgeYears = beginLives(world, request, end);
  const unwatch = world.written.watch();
  await liveOn(world, checks, end).finally(unwatch);
  erasures.check(checks);
  return {
    violations: checks.violations,
    pledgeYears,
    mails: ses.taken,
    duplicates: checks.mails.duplicates,
    executions: executions.started,
    entered: executions.entered,
    erased: erasures.count,
    faults: world.faults.struck,
  };
};
