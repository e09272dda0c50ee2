import type { Activity, LocalClock } from '../service.ts';
import { createTimers, type Timer } from './timers.ts';

export interface ClockOptions {
  readonly activity: Activity;
  /** The offset in milliseconds that the state folder holds. */
  readonly offset: number;
  /** Keeps the offset; called before anything runs at the new time. */
  readonly keep: (offset: number) => void;
  /** Told of a timer that failed: it is over, and the clock goes on. */
  readonly failed: (label: string, error: unknown) => void;
}

export interface RunningClock extends LocalClock {
  /** Lets timers fire as real time passes. Until then only a push runs them. */
  start(): void;
  close(): void;
}

/** The longest that one real timeout waits; Node ends longer ones at once. */
const LONGEST_TIMEOUT_MS = 3_600_000;

class VirtualClock implements RunningClock {
  readonly offset = new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT);
  readonly #shared = new Float64Array(this.offset);
  readonly #timers = createTimers();
  readonly #options: ClockOptions;
  #timeout: NodeJS.Timeout | undefined;
  #started = false;
  #busy: Promise<void> = Promise.resolve();
  #pushing = false;

  constructor(options: ClockOptions) {
    this.#options = options;
    this.#shared[0] = options.offset;
  }

  now(): number {
    return Date.now() + (this.#shared[0] ?? 0);
  }

  schedule(at: number, label: string, run: () => Promise<void>): () => void {
    const cancel = this.#timers.add({ at, label, run });
    this.#arm();
    return cancel;
  }

  every(recurrence: Parameters<LocalClock['every']>[0]): () => void {
    const cancel = this.#timers.every(recurrence, this.now());
    this.#arm();
    return cancel;
  }

  next() {
    return this.#timers.first();
  }

  async upcoming() {
    const timer = await this.#timers.nextDue(this.now());
    return timer === undefined ? undefined : { at: Math.max(timer.at, this.now()), label: timer.label };
  }

  push(to: number, report: (ran: { at: number; label: string }) => void = () => {}): Promise<void> {
    return this.#exclusively(async () => {
      this.#pushing = true;
      try {
        await this.#pushTo(to, report);
      } finally {
        this.#pushing = false;
        this.#arm();
      }
    });
  }

  start(): void {
    this.#started = true;
    this.#arm();
  }

  close(): void {
    this.#started = false;
    clearTimeout(this.#timeout);
  }

  async #pushTo(to: number, report: (ran: { at: number; label: string }) => void): Promise<void> {
    const { activity } = this.#options;
    for (;;) {
      await activity.idle();
      const timer = await this.#timers.nextDue(this.now());
      if (timer === undefined || timer.at > to) break;
      this.#moveTo(timer.at);
      await this.#run(timer);
      report({ at: timer.at, label: timer.label });
    }
    this.#moveTo(to);
    this.#timers.passOver(to);
  }

  #moveTo(at: number): void {
    const ahead = at - this.now();
    if (ahead <= 0) return;
    const offset = (this.#shared[0] ?? 0) + ahead;
    this.#options.keep(offset);
    this.#shared[0] = offset;
  }

  async #run(timer: Timer): Promise<void> {
    this.#timers.take(timer, this.now());
    try {
      await this.#options.activity.track(timer.label, timer.run);
    } catch (error) {
      this.#options.failed(timer.label, error);
    }
  }

  #exclusively(work: () => Promise<void>): Promise<void> {
    const turn = this.#busy.then(work);
    this.#busy = turn.catch(() => {});
    return turn;
  }

  /** Sets one real timeout for the next moment; a push that is under way looks after timers itself. */
  #arm(): void {
    clearTimeout(this.#timeout);
    const next = this.#timers.nextTick();
    if (!this.#started || this.#pushing || next === undefined) return;
    const wait = Math.min(Math.max(next.at - this.now(), 0), LONGEST_TIMEOUT_MS);
    this.#timeout = setTimeout(() => void this.#fire(), wait);
  }

  async #fire(): Promise<void> {
    if (this.#pushing) return;
    const running: Promise<void>[] = [];
    for (;;) {
      const timer = this.#timers.nextTick();
      if (timer === undefined || timer.at > this.now()) break;
      running.push(this.#run(timer));
    }
    this.#arm();
    await Promise.all(running);
  }
}

export const createClock = (options: ClockOptions): RunningClock => new VirtualClock(options);
