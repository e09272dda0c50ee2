import type { Ids } from '../../../functions/platform/ids.ts';
import { mixed, type Random, randomFrom } from '../random.ts';

const ALPHABET = 'abcdefghijklmnopqrstuvwxyz234567';
/** Characters of an id that tell whose it is. */
const WHOSE = 5;

const inLetters = (number: number, length: number): string => {
  let rest = number;
  let text = '';
  while (text.length < length) {
    text = (ALPHABET[rest % 32] ?? 'a') + text;
    rest = Math.floor(rest / 32);
  }
  return text;
};

/** The number of the owner whose id this is. */
export const ownerNumber = (id: string): number =>
  [...id.slice(0, WHOSE)].reduce((sum, letter) => sum * 32 + ALPHABET.indexOf(letter), 0);

/** Lines kept of what happened to an organisation last. */
const LAST_LINES = 30;

/**
 * One organisation and the chance of its life: what happens to it follows from the seed and its number alone, so that it
 * can be lived through again without the others. Number 0 is the AI Office and the machinery.
 */
export class Owner {
  readonly number: number;
  readonly random: Random;
  readonly ids: Ids;
  #activities = 0;
  readonly #seed: number;
  readonly #lines: { readonly at: number; readonly what: string }[] = [];

  constructor(seed: number, number: number) {
    this.number = number;
    this.#seed = mixed(seed, number, 17);
    this.random = randomFrom(this.#seed);
    let ids = 0;
    const next = (length: number): string => {
      ids += 1;
      return inLetters(number, WHOSE) + inLetters(ids, length - WHOSE);
    };
    this.ids = { id: () => next(16), secret: () => next(43) };
  }

  /** Chance for one activity of its own, whatever the activities before it made of theirs. */
  fork(): Random {
    this.#activities += 1;
    return randomFrom(mixed(this.#seed, this.#activities));
  }

  note(at: number, what: string): void {
    this.#lines.push({ at, what });
    if (this.#lines.length > 2 * LAST_LINES) this.#lines.splice(0, LAST_LINES);
  }

  /** The last of what happened, oldest first. */
  lastLines(): readonly string[] {
    return this.#lines.slice(-LAST_LINES).map(({ at, what }) => `${new Date(at).toISOString()} ${what}`);
  }
}
