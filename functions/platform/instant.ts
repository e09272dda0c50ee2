/** An instant as stored: ISO 8601 in UTC with milliseconds, so that text order is time order. */
export type Instant = string;

/** @param ms milliseconds since the epoch */
export const toInstant = (ms: number): Instant => new Date(ms).toISOString();
export const toMs = (instant: Instant): number => Date.parse(instant);
