/** Something that happens at a virtual time. */
interface Entry {
  readonly at: number;
  readonly order: number;
  readonly run: () => Promise<void> | void;
}

const before = (a: Entry, b: Entry): boolean => (a.at === b.at ? a.order < b.order : a.at < b.at);

/** All that is still to happen, by virtual time; at the same time, in the order in which it was put down. */
export class Timetable {
  /** Milliseconds since 1970. */
  now: number;
  readonly #heap: Entry[] = [];
  /** What happens at once, as much does: in the order of time by itself. */
  #atOnce: Entry[] = [];
  #doneAtOnce = 0;
  #count = 0;

  constructor(start: number) {
    this.now = start;
  }

  /** Puts something down for `at`; what would lie in the past happens now. */
  add(at: number, run: Entry['run']): void {
    this.#count += 1;
    const entry = { at: Math.max(at, this.now), order: this.#count, run };
    if (at <= this.now) this.#atOnce.push(entry);
    else this.#push(entry);
  }

  /** Lets everything happen until `end`, one after the other. */
  async runUntil(end: number): Promise<void> {
    for (let next = this.#next(end); next !== undefined; next = this.#next(end)) {
      this.now = Math.max(this.now, next.at);
      const running = next.run();
      if (running !== undefined) await running;
    }
    this.now = Math.max(this.now, end);
  }

  /** Takes out what happens next, if it does until `end`. */
  #next(end: number): Entry | undefined {
    const first = this.#heap[0];
    const atOnce = this.#atOnce[this.#doneAtOnce];
    const next = first === undefined || (atOnce !== undefined && before(atOnce, first)) ? atOnce : first;
    if (next === undefined || next.at > end) return undefined;
    if (next === first) this.#removeFirst();
    else this.#removeAtOnce();
    return next;
  }

  #removeAtOnce(): void {
    this.#doneAtOnce += 1;
    if (this.#doneAtOnce < this.#atOnce.length) return;
    this.#atOnce = [];
    this.#doneAtOnce = 0;
  }

  #push(entry: Entry): void {
    const heap = this.#heap;
    let place = heap.push(entry) - 1;
    while (place > 0) {
      const up = (place - 1) >> 1;
      const above = heap[up];
      if (above === undefined || before(above, entry)) break;
      heap[place] = above;
      heap[up] = entry;
      place = up;
    }
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    let place = 0;
    for (;;) {
      let down = 2 * place + 1;
      let child = heap[down];
      const right = heap[down + 1];
      if (child !== undefined && right !== undefined && before(right, child)) {
        child = right;
        down += 1;
      }
      if (child === undefined || before(last, child)) return;
      heap[place] = child;
      heap[down] = last;
      place = down;
    }
  }
}
