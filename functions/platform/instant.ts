/** An instant as stored: ISO 8601 in UTC with milliseconds, so that text order is time order. */
export type Instant = string;

/** The moment that was asked for last is the one most often asked for next: now. */
const last = { ms: Number.NaN, instant: '' };

/** @param ms milliseconds since the epoch */
export const toInstant = (ms: number): Instant => {
  if (ms !== last.ms) {
    last.instant = new Date(ms).toISOString();
    last.ms = ms;
  }
  return last.instant;
};
export const toMs = (instant: Instant): number => Date.parse(instant);
