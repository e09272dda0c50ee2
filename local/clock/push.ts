import { Temporal } from 'temporal-polyfill';
import { atBrussels, toInstant, toMs } from '../../functions/platform/time.ts';
import type { LocalClock, Upcoming } from '../service.ts';

/** Where a push leads: an instant, or the next thing that is due. */
export type PushTarget =
  | { readonly kind: 'until'; readonly at: number }
  | { readonly kind: 'next' }
  | { readonly kind: 'wrong'; readonly message: string };

export const PUSH_FORMS = '+6h, +30d, +2w, +12mo, +1y, next, 2027-03-01 or 2027-03-01T09:00:00Z';

const UNITS = { h: 'hours', d: 'days', w: 'weeks', mo: 'months', y: 'years' } as const;
type Unit = keyof typeof UNITS;
const isUnit = (text: string): text is Unit => Object.hasOwn(UNITS, text);

const wrong = (message: string): PushTarget => ({ kind: 'wrong', message });

const relative = (amount: number, unit: Unit, now: number): PushTarget => {
  const from = Temporal.Instant.fromEpochMilliseconds(Math.floor(now)).toZonedDateTimeISO('Europe/Brussels');
  try {
    const at = from.add({ [UNITS[unit]]: amount }).epochMilliseconds;
    return at - now <= 20 * 366 * 86_400_000
      ? { kind: 'until', at }
      : wrong('The clock is pushed by 20 years at most.');
  } catch {
    return wrong('The clock is pushed by 20 years at most.');
  }
};

const absolute = (text: string): number | undefined => {
  try {
    if (/^\d{4}-\d{2}-\d{2}$/.test(text)) return toMs(atBrussels(text, '00:00'));
    if (/^\d{4}-\d{2}-\d{2}T[\d:.]+(Z|[+-]\d{2}:\d{2})$/.test(text))
      return Temporal.Instant.from(text).epochMilliseconds;
  } catch {
    return undefined;
  }
  return undefined;
};

/**
 * Reads how far the clock is to be pushed. Days, months and years are those of the calendar in Brussels; a bare date is
 * its first moment there. `now` in milliseconds, virtual.
 */
export const parsePush = (text: string, now: number): PushTarget => {
  const trimmed = text.trim();
  if (trimmed === 'next') return { kind: 'next' };
  const [, amount, unit = ''] = /^\+(\d{1,5})(h|d|w|mo|y)$/.exec(trimmed) ?? [];
  if (amount !== undefined && isUnit(unit)) return relative(Number(amount), unit, now);
  const at = absolute(trimmed);
  if (at === undefined)
    return wrong(`“${trimmed}” is not a time to push the clock to. It takes ${PUSH_FORMS}.`);
  if (at < now)
    return wrong(`${toInstant(at)} has passed: it is ${toInstant(now)}, and the clock never goes back.`);
  return at - now <= 20 * 366 * 86_400_000
    ? { kind: 'until', at }
    : wrong('The clock is pushed by 20 years at most.');
};

export type Pushed =
  | { readonly ok: true; readonly now: string; readonly ran: number }
  | { readonly ok: false; readonly message: string };

/** Pushes the clock as `text` says; expected refusals are answers. `now` of the answer is the stack's time, ISO 8601. */
export const applyPush = async (
  clock: LocalClock,
  text: string,
  report: (ran: Upcoming) => void = () => {},
): Promise<Pushed> => {
  const target = parsePush(text, clock.now());
  if (target.kind === 'wrong') return { ok: false, message: target.message };
  const at = target.kind === 'until' ? target.at : (await clock.upcoming())?.at;
  if (at === undefined)
    return { ok: false, message: 'Nothing is due, so there is no next step to push the clock to.' };
  let ran = 0;
  await clock.push(at, (each) => {
    ran += 1;
    report(each);
  });
  return { ok: true, now: toInstant(clock.now()), ran };
};
