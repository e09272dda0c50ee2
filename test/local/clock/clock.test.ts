import { describe, expect, it } from 'vitest';
import { createActivity } from '../../../local/clock/activity.ts';
import { createClock, type RunningClock } from '../../../local/clock/clock.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const START = Date.parse('2027-01-01T00:30:00Z');

const newClock = (activity = createActivity()) => {
  const offsets: number[] = [];
  const faults: string[] = [];
  const clock = createClock({
    activity,
    offset: START - Date.now(),
    keep: (offset) => offsets.push(offset),
    failed: (label) => faults.push(label),
  });
  return { clock, activity, offsets, faults };
};

const everyHour = (ms: number) => Math.floor(ms / HOUR) * HOUR + HOUR;
const hour = (ms: number) => new Date(ms).toISOString().slice(0, 13);

/** Steps that are due at given times and are done by the first hourly tick at or after them. */
const withSteps = (clock: RunningClock, dueAt: readonly number[]) => {
  const open = [...dueAt];
  const done: string[] = [];
  let ticks = 0;
  clock.every({
    label: 'round',
    nextAfter: everyHour,
    nextDue: async () => (open.length === 0 ? undefined : Math.min(...open)),
    run: async () => {
      ticks += 1;
      for (const at of open.splice(0)) {
        if (at <= clock.now()) done.push(hour(clock.now()));
        else open.push(at);
      }
    },
  });
  return { done, ticks: () => ticks };
};

describe('the local clock', () => {
  it('jumps from one due moment to the next and ends at the one that it was pushed to', async () => {
    const { clock } = newClock();
    const ran: string[] = [];
    clock.schedule(START + 2 * DAY, 'later', async () => void ran.push(`later ${hour(clock.now())}`));
    clock.schedule(START + DAY, 'sooner', async () => {
      ran.push(`sooner ${hour(clock.now())}`);
      clock.schedule(
        clock.now() + HOUR,
        'follows',
        async () => void ran.push(`follows ${hour(clock.now())}`),
      );
    });
    clock.schedule(START + 9 * DAY, 'beyond', async () => void ran.push('beyond'));
    await clock.push(START + 3 * DAY);
    expect(ran).toEqual(['sooner 2027-01-02T00', 'follows 2027-01-02T01', 'later 2027-01-03T00']);
    expect(hour(clock.now())).toBe('2027-01-04T00');
  });

  it('passes over the ticks of a schedule for which nothing is due', async () => {
    const { clock } = newClock();
    const steps = withSteps(clock, [START + 90 * DAY, START + 200 * DAY]);
    await clock.push(START + 365 * DAY);
    expect(steps.done).toEqual(['2027-04-01T01', '2027-07-20T01']);
    expect(steps.ticks()).toBe(2);
  });

  it('does the same at the same hours, pushed in one go or day by day', async () => {
    const due = [START + DAY / 2, START + 7 * DAY + 5, START + 7 * DAY + HOUR, START + 29 * DAY];
    const [inOne, byDay] = [newClock().clock, newClock().clock];
    const [first, second] = [withSteps(inOne, due), withSteps(byDay, due)];
    await inOne.push(START + 30 * DAY);
    for (let day = 1; day <= 30; day += 1) await byDay.push(START + day * DAY);
    expect(second.done).toEqual(first.done);
    expect(first.done).toHaveLength(4);
  });

  it('moves only when nothing is in flight', async () => {
    const { clock, activity } = newClock();
    let finish = () => {};
    const work = activity.track('slow work', () => new Promise<void>((resolve) => (finish = resolve)));
    const pushed = clock.push(START + DAY);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(hour(clock.now())).toBe('2027-01-01T00');
    finish();
    await Promise.all([work, pushed]);
    expect(hour(clock.now())).toBe('2027-01-02T00');
  });

  it('never goes back, and keeps its offset before anything runs', async () => {
    const { clock, offsets } = newClock();
    await clock.push(START - DAY);
    expect(hour(clock.now())).toBe('2027-01-01T00');
    expect(offsets).toEqual([]);
    let kept = 0;
    clock.schedule(START + DAY, 'look', async () => {
      kept = offsets.length;
    });
    await clock.push(START + DAY);
    expect(kept).toBe(1);
  });

  it('goes on after a timer that failed, and says so', async () => {
    const { clock, faults } = newClock();
    clock.schedule(START + HOUR, 'broken', () => Promise.reject(new Error('no')));
    await clock.push(START + DAY);
    expect(faults).toEqual(['broken']);
    expect(hour(clock.now())).toBe('2027-01-02T00');
  });

  it('fires timers as real time passes once it has been started', async () => {
    const { clock } = newClock();
    const fired = new Promise<void>((resolve) => {
      clock.schedule(clock.now() + 5, 'soon', async () => resolve());
    });
    clock.start();
    await fired;
    clock.close();
  });

  it('says what comes next', async () => {
    const { clock } = newClock();
    withSteps(clock, [START + 10 * DAY]);
    clock.schedule(START + 11 * DAY, 'wait', async () => {});
    expect(clock.next()?.label).toBe('wait');
    const upcoming = await clock.upcoming();
    expect(upcoming?.label).toBe('round');
    expect(hour(upcoming?.at ?? 0)).toBe('2027-01-11T01');
  });
});
