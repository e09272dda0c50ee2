import type { Ports } from '../../../functions/platform/ports.ts';
import type { Checks } from '../checks/checks.ts';
import { type FaultName, Faults } from '../faults.ts';
import type { Parts } from '../parts.ts';
import type { Change } from '../store/indexes.ts';
import { SimulatedTable } from '../store/simulated-table.ts';
import { Activity, activityPorts } from './activity.ts';
import { Owner, ownerNumber } from './owner.ts';
import { Strand } from './strand.ts';
import { Timetable } from './timetable.ts';
import { Written } from './written.ts';

export const [SECOND, MINUTE, HOUR, DAY] = [1_000, 60_000, 3_600_000, 86_400_000];

export interface WorldSettings {
  readonly seed: number;
  readonly start: number;
  readonly faults: readonly FaultName[];
  readonly parts: Parts;
}

type Watcher = (change: Change) => void;
/** Of which items a watcher is told: of these types; of all where there is no type. */
interface Watched {
  readonly table: 'pact' | 'sent';
  readonly types?: readonly string[];
}

/** Who is told of the writes to a table. */
class Watchers {
  readonly #all: { readonly watcher: Watcher; readonly types: readonly string[] | undefined }[] = [];
  readonly #byType = new Map<unknown, readonly Watcher[]>();

  add(watcher: Watcher, types: readonly string[] | undefined): void {
    this.#all.push({ watcher, types });
    this.#byType.clear();
  }

  tell(change: Change): void {
    const type = (change.after ?? change.before)?.['type'];
    for (const watch of this.#byType.get(type) ?? this.#of(type)) watch(change);
  }

  #of(type: unknown): readonly Watcher[] {
    const those = this.#all
      .filter(({ types }) => types?.some((one) => one === type) ?? true)
      .map(({ watcher }) => watcher);
    this.#byType.set(type, those);
    return those;
  }
}

/** The tables, the time, and everybody who lives by them. */
export class World {
  readonly seed: number;
  readonly timetable: Timetable;
  readonly faults: Faults;
  readonly parts: Parts;
  readonly pact: SimulatedTable;
  readonly sent: SimulatedTable;
  readonly #owners = new Map<number, Owner>();
  readonly #ports = new Map<Owner, Ports>();
  readonly #ofOrganisation = new Map<string, Owner>();
  readonly #watchers = { pact: new Watchers(), sent: new Watchers() };
  readonly written = new Written(
    (text, writer) => this.checks?.written(writer ?? this.owner(0), text) ?? true,
  );
  /** Set once, when the world is put together. */
  checks: Checks | undefined;

  constructor({ seed, start, faults, parts }: WorldSettings) {
    this.seed = seed;
    this.timetable = new Timetable(start);
    this.faults = new Faults(faults);
    this.parts = parts;
    const now = (): number => this.timetable.now;
    const table = (name: 'pact' | 'sent') =>
      new SimulatedTable((change) => this.#watchers[name].tell(change), now, this.faults.any);
    this.pact = table('pact');
    this.sent = table('sent');
    this.watch({ table: 'pact', types: ['pledge-head'] }, ({ before, after }) => {
      if (before === undefined && after !== undefined)
        this.#ofOrganisation.set(String(after['organisationId']), this.ownerOfId(String(after['contact'])));
    });
  }

  get now(): number {
    return this.timetable.now;
  }

  /** Tells of every write to a table, in the order in which watchers were put down. */
  watch({ table, types }: Watched, watcher: Watcher): void {
    this.#watchers[table].add(watcher, types);
  }

  owner(number: number): Owner {
    const known = this.#owners.get(number);
    if (known !== undefined) return known;
    const owner = new Owner(this.seed, number);
    this.#owners.set(number, owner);
    return owner;
  }

  /** Whose a person's, a challenge's or a session's id is. */
  ownerOfId(id: string): Owner {
    return this.owner(ownerNumber(id));
  }

  ownerOf(organisationId: unknown): Owner {
    return this.#ofOrganisation.get(String(organisationId)) ?? this.owner(0);
  }

  /** The owners that came up, the machinery left out. */
  owners(): readonly Owner[] {
    return [...this.#owners.values()].filter(({ number }) => number > 0);
  }

  spawn(body: (strand: Strand) => Promise<void>): void {
    this.timetable.add(this.now, () => new Strand(this.timetable).start(body));
  }

  spawnAt(at: number, body: (strand: Strand) => Promise<void>): void {
    this.timetable.add(at, () => new Strand(this.timetable).start(body));
  }

  #portsOf(owner: Owner): Ports {
    const known = this.#ports.get(owner);
    if (known !== undefined) return known;
    const ports: Ports = {
      pact: this.parts.pact(this.pact),
      sent: this.parts.sent(this.sent),
      clock: { now: () => this.timetable.now },
      ids: owner.ids,
    };
    this.#ports.set(owner, ports);
    return ports;
  }

  /** One run of a function or one click, with all that may go wrong in it; throws what it throws. */
  act<T>(
    owner: Owner,
    strand: Strand,
    body: (ports: Ports, activity: Activity | undefined) => Promise<T>,
  ): Promise<T> {
    const ports = this.#portsOf(owner);
    if (!this.faults.any) return body(ports, undefined);
    const activity = new Activity(owner, strand, this.faults);
    return activity.run(() => body(activityPorts(ports, activity), activity));
  }
}
