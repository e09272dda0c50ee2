import type { Owner } from '../engine/owner.ts';
import type { World } from '../engine/world.ts';
import type { Tell } from './checks.ts';
import { fieldsIn, textIn } from './reading.ts';

/** A page of the form, by the name of its section; of what is planned for a commitment, that too. */
interface Page {
  readonly section: string;
  readonly commitment?: string | undefined;
}

interface Written extends Page {
  readonly personId: string;
}

const nameOf = ({ section, commitment }: Page): string =>
  commitment === undefined ? section : `${section} of ${commitment}`;

/** Remembers what was written on a form until it is opened again: it stays there, however long that takes. */
export class Words {
  readonly #world: World;
  readonly #written = new Map<string, Map<string, Written>>();

  constructor(world: World) {
    this.#world = world;
  }

  /** Somebody was told that a page is saved. */
  saved(organisationId: string, written: Written): void {
    const pages = this.#written.get(organisationId) ?? new Map<string, Written>();
    pages.set(nameOf(written), written);
    this.#written.set(organisationId, pages);
  }

  /** The table became that of an earlier day. */
  forget(): void {
    this.#written.clear();
  }

  /** The form is opened: is everything there? What a contact says of itself goes when another takes over. */
  check(organisationId: string, owner: Owner, tell: (owner: Owner) => Tell): void {
    const pages = this.#written.get(organisationId);
    if (pages === undefined) return;
    this.#written.delete(organisationId);
    const pk = `ORG#${organisationId}`;
    const contact = textIn(fieldsIn(this.#world.pact.peek({ pk, sk: 'PLEDGE' }))['contact']);
    const draft = fieldsIn(this.#world.pact.peek({ pk, sk: 'DRAFT' }));
    for (const [name, { section, commitment, personId }] of pages) {
      if (personId !== contact) continue;
      const there = commitment === undefined ? draft[section] : fieldsIn(draft[section])[commitment];
      if (there === undefined) tell(owner)('words-kept', `of the form, ${name} was saved and is gone`);
    }
  }
}
