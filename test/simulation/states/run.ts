import type { Compiled, Handling, Machine } from './compile.ts';
import type { Retrier } from './language.ts';
import { StatesError } from './paths.ts';

/** What an execution needs of the world. */
export interface Surroundings {
  /** `$$`: the execution and its machine. */
  readonly context: unknown;
  /** Carries out a task; throws errors by name. */
  readonly task: (resource: string, parameters: unknown) => Promise<unknown>;
  /** Waits; throws `States.Timeout` where the execution has run out of time. */
  readonly wait: (seconds: number) => Promise<void>;
  /** Told of each state that is entered. */
  readonly entered?: (state: string) => void;
  /** At least 0 and below 1: how much of the longest delay a retry waits. */
  readonly jitter: () => number;
  /** In which order the items of a Map are taken. */
  readonly order: <T>(items: readonly T[]) => readonly T[];
}

/** How many events the execution has in its history so far, as AWS counts them. */
export interface Counter {
  events: number;
}

interface Went {
  readonly data: unknown;
  /** The state after it; undefined where it was the last. */
  readonly next: string | undefined;
}
type Acting = Extract<Compiled, { type: 'task' | 'map' }>;

const matches = (errors: readonly string[], name: string): boolean =>
  errors.some(
    (wanted) =>
      wanted === name ||
      wanted === 'States.ALL' ||
      (wanted === 'States.TaskFailed' && name !== 'States.Timeout'),
  );

const nameOf = (error: unknown): string => (error instanceof Error ? error.name : 'Error');

const delayOf = (retrier: Retrier, attempt: number, jitter: number): number => {
  const longest = retrier.IntervalSeconds * retrier.BackoffRate ** attempt;
  const delay = Math.min(longest, retrier.MaxDelaySeconds ?? longest);
  return retrier.JitterStrategy === 'FULL' ? delay * jitter : delay;
};

/** Three events an attempt of a task, two a Map and two an item of it, two a state: as in AWS's histories. */
const [ATTEMPT, MAP, ITEM, STATE] = [3, 2, 2, 2];

class Run {
  readonly #world: Surroundings;
  readonly #counter: Counter;

  constructor(world: Surroundings, counter: Counter) {
    this.#world = world;
    this.#counter = counter;
  }

  async machine({ startAt, states }: Machine, input: unknown): Promise<unknown> {
    let data = input;
    for (let name: string | undefined = startAt; name !== undefined; ) {
      const state = states.get(name);
      if (state === undefined) throw new Error(`There is no state "${name}"`);
      this.#counter.events += STATE;
      this.#world.entered?.(name);
      const went: Went = this.#atOnce(state, data) ?? (await this.#inTime(state, data));
      data = went.data;
      name = went.next;
    }
    return data;
  }

  /** States that take no time; undefined for one that does. */
  #atOnce(state: Compiled, data: unknown): Went | undefined {
    switch (state.type) {
      case 'pass': {
        const result = state.result({ input: data, context: this.#world.context });
        return { data: state.place(data, result), next: state.next };
      }
      case 'choice': {
        const rule = state.rules.find(({ holds }) => holds(data));
        if (rule === undefined)
          throw new StatesError('States.NoChoiceMatched', `No choice of "${state.name}"`);
        return { data, next: rule.next };
      }
      case 'succeed':
        return { data, next: undefined };
      case 'fail':
        throw new StatesError(state.error, state.cause);
      default:
        return undefined;
    }
  }

  async #inTime(state: Compiled, data: unknown): Promise<Went> {
    if (state.type === 'task' || state.type === 'map') return this.#acting(state, data);
    if (state.type !== 'wait') throw new Error(`"${state.name}" takes no time`);
    await this.#world.wait(Number(state.seconds({ input: data, context: this.#world.context })));
    return { data, next: state.next };
  }

  async #acting(state: Acting, data: unknown): Promise<Went> {
    let tries: Map<Retrier, number> | undefined;
    for (;;) {
      try {
        const result = state.type === 'task' ? await this.#task(state, data) : await this.#map(state, data);
        const selected = state.select?.({ input: result, context: this.#world.context }) ?? result;
        return { data: state.place(data, selected), next: state.next };
      } catch (error) {
        const retrier = state.retry.find(({ ErrorEquals }) => matches(ErrorEquals, nameOf(error)));
        const tried = retrier === undefined ? 0 : (tries?.get(retrier) ?? 0);
        if (retrier === undefined || tried >= retrier.MaxAttempts) return caught(state, data, error);
        tries ??= new Map();
        tries.set(retrier, tried + 1);
        await this.#world.wait(delayOf(retrier, tried, this.#world.jitter()));
      }
    }
  }

  #task(state: Extract<Compiled, { type: 'task' }>, data: unknown): Promise<unknown> {
    this.#counter.events += ATTEMPT;
    const parameters = state.parameters({ input: data, context: this.#world.context });
    return this.#world.task(state.resource, parameters);
  }

  /** One item after the other, which is one of the orders in which AWS may take them. */
  async #map(state: Extract<Compiled, { type: 'map' }>, data: unknown): Promise<unknown> {
    const items = state.items({ input: data, context: this.#world.context });
    if (!Array.isArray(items))
      throw new StatesError('States.Runtime', `"${state.name}" has no list to go through`);
    this.#counter.events += MAP;
    const results = new Array<unknown>(items.length);
    for (const [at, item] of this.#world.order([...items.entries()])) {
      this.#counter.events += ITEM;
      results[at] = await this.machine(state.inner, item);
    }
    return results;
  }
}

const caught = (
  { catches, name }: Handling & { readonly name: string },
  data: unknown,
  error: unknown,
): Went => {
  const found = catches.find(({ errors }) => matches(errors, nameOf(error)));
  if (found === undefined)
    throw error instanceof Error ? error : new Error(`${name} failed`, { cause: error });
  const cause = error instanceof Error ? error.message : String(error);
  return { data: found.place(data, { Error: nameOf(error), Cause: cause }), next: found.next };
};

/** Runs a machine to its end; throws the error that it ends with. */
export const runStates = (
  machine: Machine,
  input: unknown,
  { world, counter }: { readonly world: Surroundings; readonly counter: Counter },
): Promise<unknown> => new Run(world, counter).machine(machine, input);
