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
  #count = 0;

  constructor(start: number) {
    this.now = start;
  }

  /** Puts something down for `at`; what would lie in the past happens now. */
  add(at: number, run: Entry['run']): void {
    this.#count += 1;
    const heap = this.#heap;
    const entry = { at: Math.max(at, this.now), order: this.#count, run };
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

  /** Lets everything happen until `end`, one after the other. */
  async runUntil(end: number): Promise<void> {
    for (let next = this.#heap[0]; next !== undefined && next.at <= end; next = this.#heap[0]) {
      this.#removeFirst();
      this.now = Math.max(this.now, next.at);
      const running = next.run();
      if (running !== undefined) await running;
    }
    this.now = Math.max(this.now, end);
  }

  #removeFirst(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    heap[0] = last;
    let place = 0;
    for (;;) {
      const left = 2 * place + 1;
      const [a, b] = [heap[left], heap[left + 1]];
      const [child, down] = b !== undefined && a !== undefined && before(b, a) ? [b, left + 1] : [a, left];
      if (child === undefined || before(last, child)) return;
      heap[place] = child;
      heap[down] = last;
      place = down;
    }
  }
}
