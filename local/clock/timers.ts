import type { Recurrence, Upcoming } from '../service.ts';

export interface Timer extends Upcoming {
  readonly run: () => Promise<void>;
}

/** What waits for its time: single timers, and recurrences of which only the next tick is known. */
export interface Timers {
  add(timer: Timer): () => void;
  every(recurrence: Recurrence, now: number): () => void;
  /** The next single timer. */
  first(): Upcoming | undefined;
  /** The next moment by the calendar: timers and every tick, whether or not something is due. */
  nextTick(): Timer | undefined;
  /** The next moment that matters: ticks with nothing due are passed over. */
  nextDue(now: number): Promise<Timer | undefined>;
  /** Takes a timer out before it runs; a recurrence is set to its first tick after this one and after `now`. */
  take(timer: Timer, now: number): void;
  /** Sets recurrences that a push may pass over to their first tick after `to`. */
  passOver(to: number): void;
}

interface Ticking {
  readonly recurrence: Recurrence;
  at: number;
}

const earliest = (timers: readonly Timer[]): Timer | undefined =>
  timers.reduce<Timer | undefined>(
    (found, timer) => (found === undefined || timer.at < found.at ? timer : found),
    undefined,
  );

const tickOf = ({ recurrence, at }: Ticking): Timer => ({
  at,
  label: recurrence.label,
  run: () => recurrence.run(at),
});

/** The first tick with something due; a tick that is late already runs whatever is due. */
const dueTick = async (ticking: Ticking, now: number): Promise<Timer | undefined> => {
  const { recurrence, at } = ticking;
  if (recurrence.nextDue === undefined || at <= now) return tickOf(ticking);
  const due = await recurrence.nextDue();
  if (due === undefined) return undefined;
  return tickOf({ recurrence, at: due <= at ? at : recurrence.nextAfter(due - 1) });
};

export const createTimers = (): Timers => {
  const single = new Set<Timer>();
  const ticking = new Map<Recurrence, Ticking>();
  const owner = new WeakMap<Timer, Ticking>();

  const owned = (timer: Timer, by: Ticking): Timer => {
    owner.set(timer, by);
    return timer;
  };

  return {
    add(timer) {
      single.add(timer);
      return () => single.delete(timer);
    },
    every(recurrence, now) {
      ticking.set(recurrence, { recurrence, at: recurrence.nextAfter(now) });
      return () => ticking.delete(recurrence);
    },
    first: () => earliest([...single]),
    nextTick: () => earliest([...single, ...[...ticking.values()].map((each) => owned(tickOf(each), each))]),
    async nextDue(now) {
      const ticks: Timer[] = [];
      for (const each of ticking.values()) {
        const tick = await dueTick(each, now);
        if (tick !== undefined) ticks.push(owned(tick, each));
      }
      return earliest([...single, ...ticks]);
    },
    take(timer, now) {
      single.delete(timer);
      const of = owner.get(timer);
      if (of !== undefined) of.at = of.recurrence.nextAfter(Math.max(timer.at, now));
    },
    passOver(to) {
      for (const each of ticking.values()) {
        if (each.recurrence.nextDue !== undefined && each.at <= to) each.at = each.recurrence.nextAfter(to);
      }
    },
  };
};
