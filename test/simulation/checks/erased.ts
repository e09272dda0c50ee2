import type { Item } from '../../../functions/platform/store/table.ts';
import { HOUR, type World } from '../engine/world.ts';
import { personName } from '../lives/life.ts';
import { type Checks, PERSONAL } from './checks.ts';
import { fieldsIn, textIn } from './reading.ts';

/** Of an erased person, nothing may be left after so long: the round has looked a second time. */
const PATIENCE = 30 * HOUR;
const ADDRESS = new RegExp(`[a-z]+\\.${PERSONAL}@organisation-\\d+\\.example`, 'gu');
/** Items that say something about the person whose id they carry, and about nobody else. */
const OF_ONE_PERSON = new Set(['person', 'address', 'member', 'session', 'mail-stopped', 'mail-stop-link']);

interface Gone {
  readonly personId: string;
  readonly at: number;
}

/** Remembers the address of everybody who is erased, to look for it at the end. */
export class Erasures {
  readonly #world: World;
  readonly #addresses = new Map<string, Gone>();
  readonly #persons = new Map<string, Gone>();

  constructor(world: World) {
    this.#world = world;
    world.watch('sent', ({ before, after }) => {
      if (before === undefined && after?.['type'] === 'erased') this.#erased(after);
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

  /** Somebody may come back as somebody new, or be named by a colleague once more: then the address is that person's. */
  #livesAgain(email: string): boolean {
    for (const item of this.#world.pact.all())
      if (
        item['type'] === 'person' &&
        item['email'] === email &&
        !this.#persons.has(String(item['personId']))
      )
        return true;
    return false;
  }

  /** Looks for every erased person in both tables. */
  check(checks: Checks): void {
    if (this.#persons.size === 0) return;
    const free = new Map([...this.#addresses].filter(([email]) => !this.#livesAgain(email)));
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

  #in(item: Item, free: ReadonlyMap<string, Gone>): Gone | undefined {
    const text = JSON.stringify(item);
    const address = (text.match(ADDRESS) ?? []).find((one) => free.has(one));
    if (address !== undefined) return free.get(address);
    const owner = this.#world.ownerOf(item['organisationId']).number;
    for (const [email, gone] of free) {
      const name = personName(email.split('.')[0] ?? '');
      if (email.includes(`@organisation-${owner}.`) && text.includes(name)) return gone;
    }
    return undefined;
  }
}
