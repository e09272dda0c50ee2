import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Ports } from '../../../functions/platform/ports.ts';
import { fieldsIn } from '../checks/reading.ts';
import { compile, type WholeMachine } from '../states/compile.ts';
import { StatesError } from '../states/paths.ts';
import { runStates } from '../states/run.ts';
import type { Owner } from './owner.ts';
import type { Strand } from './strand.ts';
import { SECOND, type World } from './world.ts';

const MACHINES = ['remind', 'report-year', 'round'] as const;
export type MachineName = (typeof MACHINES)[number];

const textOf = (name: MachineName): string =>
  readFileSync(join(import.meta.dirname, '../../../workflows', name, 'definition.asl.json'), 'utf8');

/** Which machine a placeholder of a definition stands for, and which functions carry out its tasks. */
const MACHINE_OF: Readonly<Record<string, MachineName>> = {
  '${RemindStateMachineArn}': 'remind',
  'arn:round': 'round',
};
type TaskFunction = (ports: Ports, event: unknown) => Promise<unknown>;

type Fields = Readonly<Record<string, unknown>>;

interface Start {
  readonly machine: MachineName;
  readonly input: Fields;
  /** Absent: one of its own, as Step Functions makes it. */
  readonly name?: string | undefined;
}

/** SES's list of addresses holds none here. */
const NOBODY_SUPPRESSED = { forget: async () => undefined };

/** Step Functions: executions by name, of the definition that stood when they were started. */
export class Executions {
  readonly #world: World;
  readonly #machines = new Map<MachineName, WholeMachine>();
  readonly #names = new Set<string>();
  readonly #functions: Readonly<Record<string, TaskFunction>>;
  #count = 0;
  /** How many are still under way. */
  running = 0;
  /** How many states were entered, by machine: AWS bills each as a transition. */
  readonly entered: Record<MachineName, number> = { remind: 0, 'report-year': 0, round: 0 };

  constructor(world: World) {
    this.#world = world;
    for (const name of MACHINES) this.#machines.set(name, compile(textOf(name)));
    const { remind, reportYear, round } = world.parts;
    this.#functions = {
      '${RemindFunctionArn}': remind,
      '${ReportYearFunctionArn}': reportYear,
      '${RoundFunctionArn}': (ports, event) =>
        round(
          { ...ports, suppression: NOBODY_SUPPRESSED, log: this.#world.written.log(this.#world.owner(0)) },
          event,
        ),
    };
  }

  get started(): number {
    return this.#count;
  }

  /** What is started from now on is of this definition; what runs goes on as it began. */
  deploy(name: MachineName, change: (text: string) => string): void {
    this.#machines.set(name, compile(change(textOf(name))));
  }

  /** Starts an execution; throws where one of that name was started before. */
  start({ machine, input, name }: Start): void {
    this.#count += 1;
    const unique = `${machine}:${name ?? `own-${this.#count}`}`;
    if (this.#names.has(unique))
      throw new StatesError('StepFunctions.ExecutionAlreadyExistsException', `${unique} exists`);
    this.#names.add(unique);
    const definition = this.#machines.get(machine);
    if (definition === undefined) throw new Error(`There is no machine ${machine}`);
    const given = this.#world.parts.input(input);
    this.#world.checks?.execution(unique, given);
    this.running += 1;
    this.#world.spawn((strand) => this.#run({ machine, definition, unique, input: given }, strand));
  }

  async #run({ machine, definition, unique, input }: Whole, strand: Strand): Promise<void> {
    const world = this.#world;
    const owner =
      input['organisationId'] === undefined ? world.owner(0) : world.ownerOf(input['organisationId']);
    const random = owner.fork();
    const [started, counter] = [world.now, { events: 2 }];
    const latest = started + definition.timeoutSeconds * SECOND;
    const wait = async (seconds: number): Promise<void> => {
      await strand.sleepUntil(Math.min(latest, world.now + seconds * SECOND));
      if (world.now >= latest) throw new StatesError('States.Timeout', `${unique} took too long`);
    };
    const id = `arn:${unique}`;
    try {
      await runStates(definition, input, {
        counter,
        world: {
          context: { Execution: { Id: id, Name: unique }, StateMachine: { Id: `arn:${machine}` } },
          task: (resource, parameters) => this.#task(fieldsIn(parameters), { resource, owner, strand }),
          wait,
          entered: () => {
            this.entered[machine] += 1;
          },
          jitter: () => random.next(),
          order: (items) => (world.faults.any ? random.shuffle(items) : items),
        },
      });
    } catch (error) {
      world.checks?.failed(owner, `the execution ${unique}`, error);
    }
    this.running -= 1;
    world.checks?.executionEnded({ owner, name: unique, events: counter.events, ms: world.now - started });
  }

  async #task(parameters: Fields, { resource, owner, strand }: TaskRun): Promise<unknown> {
    if (resource.endsWith(':startExecution')) return this.#startFrom(parameters);
    const run = this.#functions[String(parameters['FunctionName'])];
    if (run === undefined) throw new Error(`There is no function ${String(parameters['FunctionName'])}`);
    const payload = parameters['Payload'];
    const answer = await this.#world.act(owner, strand, (ports) => run(ports, payload));
    this.#world.checks?.execution(`after ${resource}, its next state`, answer);
    return { Payload: answer };
  }

  #startFrom(parameters: Fields): Fields {
    const machine = MACHINE_OF[String(parameters['StateMachineArn'])];
    if (machine === undefined)
      throw new Error(`There is no machine ${String(parameters['StateMachineArn'])}`);
    const name = parameters['Name'];
    this.start({
      machine,
      input: fieldsIn(parameters['Input']),
      ...(typeof name === 'string' ? { name } : {}),
    });
    return {};
  }
}

interface Whole {
  readonly machine: MachineName;
  readonly definition: WholeMachine;
  readonly unique: string;
  readonly input: Fields;
}
interface TaskRun {
  readonly resource: string;
  readonly owner: Owner;
  readonly strand: Strand;
}
