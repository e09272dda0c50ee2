import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import { type Instant, toInstant } from '../platform/time.ts';
import { type Person, personEntity } from './model.ts';

/** The 30 days of functions/register/retention.json, and the day on which they end. */
const KEPT_MS = 31 * 86_400_000;

/** How long a person without a role is kept who was heard of at `ms`. */
export const personKeptUntil = (ms: number): Instant => toInstant(ms + KEPT_MS);

/**
 * Heard of again, or left without a role just now: the days for which a person without a role is kept begin anew, whatever
 * else is written at the same moment. Answers the person as it stands then; undefined where it has been erased meanwhile.
 */
export const keepPerson = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  person: Person,
): Promise<Person | undefined> => {
  const lookAt = personKeptUntil(ports.clock.now());
  for (let known: Person | undefined = person; known !== undefined; ) {
    if ((known.lookAt ?? '') >= lookAt) return known;
    const next = { ...known, lookAt };
    if ((await save(ports.pact, personEntity, next)) === 'done') return { ...next, rev: next.rev + 1 };
    known = await load(ports.pact, personEntity, known.personId);
  }
  return undefined;
};
