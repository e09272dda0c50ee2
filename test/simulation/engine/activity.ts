import type { Ports } from '../../../functions/platform/ports.ts';
import type { Table } from '../../../functions/platform/store/table.ts';
import type { FaultName, Faults } from '../faults.ts';
import type { Random } from '../random.ts';
import type { Owner } from './owner.ts';
import type { Strand } from './strand.ts';

/** As a workflow is told of a function that died. */
class Killed extends Error {
  constructor() {
    super('killed');
    this.name = 'Lambda.Unknown';
  }
}

const error = (name: string): Error => Object.assign(new Error(name), { name });
const never = <T>(): Promise<T> => new Promise<T>(() => undefined);

/** At which of its calls something strikes an activity; 0 is never. */
interface Plan {
  readonly kill: number;
  readonly after: boolean;
  readonly lose: number;
  readonly throttle: number;
  readonly pause: number;
  readonly pauseMs: number;
  readonly skewMs: number;
}

/** What strikes does so at one of the first so many calls: most activities are short, some are not. */
const CALLS = [2, 4, 8, 14] as const;
const SHARES = {
  kills: 0.03,
  'lost-answers': 0.01,
  throttling: 0.015,
  races: 0.12,
  'clock-jumps': 0.2,
} as const;

const planOf = (random: Random, faults: Faults): Plan => {
  const at = (name: keyof typeof SHARES): number =>
    random.chance(SHARES[name]) && faults.on(name) ? random.between(1, random.pick(CALLS)) : 0;
  const skews = random.chance(SHARES['clock-jumps']) && faults.on('clock-jumps');
  return {
    kill: at('kills'),
    after: random.chance(0.5),
    lose: at('lost-answers'),
    throttle: at('throttling'),
    pause: at('races'),
    pauseMs: random.pick([50, 500, 3_000, 20_000]),
    skewMs: skews ? random.between(-90_000, 90_000) : 0,
  };
};

interface Call<T> {
  readonly effect: () => Promise<T>;
  /** Whether the SDK asks again where the answer was lost, and whether that may be answered otherwise. */
  readonly write?: boolean;
  /** Whether it is a call of the tables, which may be throttled. */
  readonly table?: boolean;
}

/**
 * One run of a function, or one click of a person: every call of a port goes through here, and may be its last. What is
 * killed does not go on: its call is never answered, so that nothing behind it runs, not even what would tidy up.
 */
export class Activity {
  readonly #plan: Plan;
  readonly #faults: Faults;
  readonly #strand: Strand;
  #calls = 0;
  #inFlight = 0;
  #dead = false;
  #over = false;
  #die: (error: Error) => void = () => undefined;

  constructor(owner: Owner, strand: Strand, faults: Faults) {
    this.#plan = planOf(owner.fork(), faults);
    this.#faults = faults;
    this.#strand = strand;
  }

  /** Runs to the end, or rejects with `Killed`. */
  async run<T>(body: () => Promise<T>): Promise<T> {
    const death = new Promise<never>((_, reject) => {
      this.#die = reject;
    });
    try {
      return await Promise.race([body(), death]);
    } finally {
      this.#over = true;
    }
  }

  get skewMs(): number {
    return this.#plan.skewMs;
  }

  async call<T>(call: Call<T>): Promise<T> {
    this.#calls += 1;
    this.#inFlight += 1;
    const answer = await this.#answer(call, this.#calls);
    this.#inFlight -= 1;
    return answer;
  }

  async #answer<T>({ effect, write = false, table = false }: Call<T>, number: number): Promise<T> {
    const plan = this.#plan;
    if (this.#dead || (number === plan.kill && !plan.after)) return this.#killed();
    if (table && number === plan.throttle) {
      this.#strike('throttling');
      throw error('ProvisionedThroughputExceededException');
    }
    if (number === plan.pause) await this.#pause();
    if (this.#dead) return never();
    const result = await effect();
    if (number === plan.kill || this.#dead) return this.#killed();
    if (write && number === plan.lose) {
      this.#strike('lost-answers');
      return effect();
    }
    return result;
  }

  /** Only where no other call is under way at the same time: a function is held up as a whole. */
  async #pause(): Promise<void> {
    await undefined;
    if (this.#inFlight > 1 || this.#strand.asleep) return;
    this.#strike('races');
    await this.#strand.sleep(this.#plan.pauseMs, () => this.#over || this.#dead);
  }

  #strike(name: FaultName): void {
    this.#faults.count(name);
  }

  #killed<T>(): Promise<T> {
    if (!this.#dead) {
      this.#dead = true;
      this.#strike('kills');
      this.#die(new Killed());
    }
    return never();
  }
}

/** A table whose every call goes through an activity. */
const throughActivity = (table: Table, activity: Activity): Table => ({
  get: (key) => activity.call({ table: true, effect: () => table.get(key) }),
  put: (item, condition) =>
    activity.call({ table: true, write: true, effect: () => table.put(item, condition) }),
  remove: (key, condition) =>
    activity.call({ table: true, write: true, effect: () => table.remove(key, condition) }),
  partition: (pk, prefix) => activity.call({ table: true, effect: () => table.partition(pk, prefix) }),
  index: (query) => activity.call({ table: true, effect: () => table.index(query) }),
});

export const activityPorts = (ports: Ports, activity: Activity): Ports => ({
  ...ports,
  pact: throughActivity(ports.pact, activity),
  sent: throughActivity(ports.sent, activity),
  clock: { now: () => ports.clock.now() + activity.skewMs },
});
