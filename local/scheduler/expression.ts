import { cronTicks } from './cron.ts';

const UNITS_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };

/** Ticks of a rate stand on whole multiples of it, so that an hourly one ticks on the hour. */
const rateTicks = (count: number, unit: string): ((after: number) => number) | undefined => {
  const period = count * (UNITS_MS[unit] ?? 0);
  return period > 0 ? (after) => (Math.floor(after / period) + 1) * period : undefined;
};

/** The first tick of a schedule expression after a moment (ms, both); throws for an expression that is not known here. */
export const ticksOf = (expression: string, timeZone: string): ((after: number) => number) => {
  const [, count = '', unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  const [, cron] = /^cron\((.+)\)$/.exec(expression) ?? [];
  const ticks = cron === undefined ? rateTicks(Number(count), unit) : cronTicks(cron, timeZone);
  if (ticks === undefined)
    throw new Error(`the schedule expression ${expression} is not known to the local stack`);
  return ticks;
};
