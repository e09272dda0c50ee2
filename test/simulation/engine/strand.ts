import type { Timetable } from './timetable.ts';

/**
 * Something that goes on over virtual time and sleeps in between: a person's life, an execution of a workflow, a function
 * that is held up. Only one strand runs at a time; it gives way where it sleeps, and nowhere else.
 */
export class Strand {
  readonly #timetable: Timetable;
  #gaveWay: (() => void) | undefined;
  #over = false;
  #asleep = 0;

  constructor(timetable: Timetable) {
    this.#timetable = timetable;
  }

  /** Resolves when the strand sleeps for the first time, or is over. */
  start(body: (strand: Strand) => Promise<void>): Promise<void> {
    return new Promise((resolve, reject) => {
      this.#gaveWay = resolve;
      body(this).then(() => this.#end(), reject);
    });
  }

  /** Whether some part of it sleeps already; another part then goes on without. */
  get asleep(): boolean {
    return this.#asleep > 0;
  }

  /** @param gone whether nobody waits for it any more: then it sleeps for ever */
  sleepUntil(at: number, gone: () => boolean = () => false): Promise<void> {
    return new Promise((wake) => {
      this.#asleep += 1;
      this.#timetable.add(at, () => this.#wake(wake, gone));
      this.#giveWay();
    });
  }

  sleep(ms: number, gone?: () => boolean): Promise<void> {
    return this.sleepUntil(this.#timetable.now + ms, gone);
  }

  #wake(wake: () => void, gone: () => boolean): Promise<void> | undefined {
    this.#asleep -= 1;
    if (this.#over || gone()) return undefined;
    return new Promise((resolve) => {
      this.#gaveWay = resolve;
      wake();
    });
  }

  #giveWay(): void {
    const gaveWay = this.#gaveWay;
    this.#gaveWay = undefined;
    gaveWay?.();
  }

  #end(): void {
    this.#over = true;
    this.#giveWay();
  }
}
