import * as z from 'zod/mini';
import { sha256 } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { create, defineEntity, load, save } from '../platform/store/entity.ts';
import { type Instant, toInstant, toMs } from '../platform/time.ts';

/**
 * So many codes are asked for by one browser within an hour, and go out to one address from browsers in which nobody has
 * confirmed it (OWASP ASVS 2.4.1).
 */
export const CODES_AN_HOUR = 5;
const HOUR = 3_600_000;

const CodeLimitShape = z.object({
  rev: z.int(),
  subjectHash: z.string(),
  /** When something was asked for within the last hour. */
  askedAt: z.array(z.iso.datetime()),
});
type CodeLimit = z.infer<typeof CodeLimitShape>;

const lastOf = (limit: CodeLimit): Instant => limit.askedAt.at(-1) ?? toInstant(0);

/** Counts what one address, browser or person has asked for; forgotten an hour after the last. */
export const codeLimitEntity = defineEntity({
  type: 'code-limit',
  shape: 1,
  schema: CodeLimitShape,
  key: (subject: string) => ({ pk: `LIMIT#${sha256(subject)}`, sk: 'LIMIT' }),
  keyOf: (limit: CodeLimit) => ({ pk: `LIMIT#${limit.subjectHash}`, sk: 'LIMIT' }),
  indexes: (limit: CodeLimit) => ({ ttl: Math.ceil((toMs(lastOf(limit)) + HOUR) / 1000) }),
});

type Needed = Pick<Ports, 'pact' | 'clock'>;

const look = async (ports: Needed, subject: string, most: number) => {
  const now = ports.clock.now();
  const known = await load(ports.pact, codeLimitEntity, subject);
  const recent = (known?.askedAt ?? []).filter((at) => toMs(at) > now - HOUR);
  const first = recent.at(-most);
  const minutes = first === undefined ? 0 : Math.ceil((toMs(first) + HOUR - now) / 60_000);
  return { now, known, recent, minutes };
};

/** The minutes until one more may be sent for a subject, 0 when it may be now; counts nothing. */
export const minutesUntil = async (ports: Needed, subject: string, most = CODES_AN_HOUR): Promise<number> =>
  (await look(ports, subject, most)).minutes;

/**
 * Counts one more code, or mail, for a subject.
 * @param most so many within an hour
 * @returns 0 when it may be sent, else the minutes until the next one may
 */
export const countCode = async (ports: Needed, subject: string, most = CODES_AN_HOUR): Promise<number> => {
  for (;;) {
    const { now, known, recent, minutes } = await look(ports, subject, most);
    if (minutes > 0) return minutes;
    const askedAt = [...recent, toInstant(now)];
    const written =
      known === undefined
        ? await create(ports.pact, codeLimitEntity, { rev: 1, subjectHash: sha256(subject), askedAt })
        : await save(ports.pact, codeLimitEntity, { ...known, askedAt });
    if (written === 'done') return 0;
  }
};
