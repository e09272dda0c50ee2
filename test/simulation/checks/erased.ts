import type { Item } from '../../../functions/platform/store/table.ts';
import { HOUR, type World } from '../engine/world.ts';
import { personName } from '../lives/life.ts';
import { type Checks, PERSONAL } from './checks.ts';
import { fieldsIn, textIn } from './reading.ts';

/** Of an erased person, nothing may be left after so long: the round has looked a second time. */
const PATIENCE = 30 * HOUR;
const ADDRESS = new RegExp(`[a-z]+\\.${PERSONAL}@organisation-(\\d+)\\.example`, 'gu');
/** Items that say something about the person whose id they carry, and about nobody else. */
const OF_ONE_PERSON = new Set(['person', 'address', 'member', 'session', 'mail-stopped', 'mail-stop-link']);

interface Gone {
  readonly personId: string;
  readonly at: number;
}

/** An address that is nobody's any more, and the name of who had it. */
interface Free {
  readonly email: string;
  readonly name: string;
  readonly gone: Gone;
}

/** A code that was asked for after the erasure: who had the address comes back as somebody new, and has not yet. */
const isOfReturner = (item: Item, { at }: Gone): boolean =>
  item['type'] === 'challenge' && Date.parse(String(item['createdAt'])) > at;

/** Remembers the address of everybody who is erased, to look for it at the end. */
export class Erasures {
  readonly #world: World;
  readonly #addresses = new Map<string, Gone>();
  readonly #persons = new Map<string, Gone>();

  constructor(world: World) {
    this.#world = world;
    world.watch({ table: 'sent', types: ['erased'] }, ({ before, after }) => {
      if (before === undefined && after !== undefined) this.#erased(after);
    });
  }

  get count(): number {
    return this.#persons.size;
  }

  #erased(tombstone: Item): void {
    const personId = String(tombstone['personId']);
    const gone = { personId, at: this.#world.now };
    this.#persons.set(personId, gone);
    const email = textIn(tombstone['email']);
    if (email !== undefined) this.#addresses.set(email, gone);
    this.#world.ownerOfId(personId).note(this.#world.now, `${personId} is erased`);
  }

  /**
   * The addresses that are nobody's any more, by the number of the organisation that they belong to: somebody may come
   * back as somebody new, or be named by a colleague once more, and then the address is that person's.
   */
  #free(): ReadonlyMap<number, readonly Free[]> {
    const living = new Set<unknown>();
    for (const item of this.#world.pact.all())
      if (item['type'] === 'person' && !this.#persons.has(String(item['personId'])))
        living.add(item['email']);
    const free = new Map<number, Free[]>();
    for (const [email, gone] of this.#addresses) {
      if (living.has(email)) continue;
      const number = Number(/@organisation-(\d+)\./u.exec(email)?.[1]);
      const there = free.get(number) ?? [];
      there.push({ email, name: personName(email.split('.')[0] ?? ''), gone });
      free.set(number, there);
    }
    return free;
  }

  /** Looks for every erased person in both tables. */
  check(checks: Checks): void {
    if (this.#persons.size === 0) return;
    const free = this.#free();
    const upTo = this.#world.now - PATIENCE;
    for (const table of [this.#world.pact, this.#world.sent])
      for (const item of table.all()) {
        const gone = this.#of(item) ?? this.#in(item, free);
        if (gone !== undefined && gone.at < upTo)
          checks.tell(
            this.#world.ownerOfId(gone.personId),
            'erased-leaves-nothing',
            `${item.pk} ${item.sk} still tells of ${gone.personId}, erased on ${new Date(gone.at).toISOString()}`,
          );
      }
  }

  #of(item: Item): Gone | undefined {
    if (item['type'] === 'pledge-head') {
      const listed = Object.keys(fieldsIn(item['people'])).find((id) => this.#persons.has(id));
      return listed === undefined ? undefined : this.#persons.get(listed);
    }
    return OF_ONE_PERSON.has(String(item['type'])) ? this.#persons.get(String(item['personId'])) : undefined;
  }

  #in(item: Item, free: ReadonlyMap<number, readonly Free[]>): Gone | undefined {
    const text = JSON.stringify(item);
    // No name and no address is without it.
    if (!text.includes(PERSONAL)) return undefined;
    for (const [address, number] of text.matchAll(ADDRESS)) {
      const found = free.get(Number(number))?.find(({ email }) => email === address);
      if (found !== undefined && !isOfReturner(item, found.gone)) return found.gone;
    }
    const owner = this.#world.ownerOf(item['organisationId']).number;
    return free.get(owner)?.find(({ name }) => text.includes(name))?.gone;
  }
}
