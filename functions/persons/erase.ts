import { addressHash, personEntity } from '../access/model.ts';
import type { Ports } from '../platform/ports.ts';
import { done, type Result, refused } from '../platform/result.ts';
import { create, load, save } from '../platform/store/entity.ts';
import { type Instant, toInstant, toMs } from '../platform/time.ts';
import { PLACES } from './places.ts';
import type { Suppression } from './suppression.ts';
import { type Erased, erasedEntity } from './tombstone.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Longer than the tables can be restored (35 days): what a backup brings back is found. */
export const LOOKED_FOR_DAYS = 40;

export interface ErasePorts extends Pick<Ports, 'pact' | 'sent' | 'clock'> {
  /** Absent in functions that may not call SES: the round does that part. */
  readonly suppression?: Suppression;
}

/**
 * An hour after something was found, since the indexes lag; else a day later, then after twice the time each; never again
 * after the last day. A restore is seen by the round, which looks at once (restored.ts).
 */
const nextLook = ({ at }: Erased, count: number, now: number): Instant | undefined => {
  const last = toMs(at) + LOOKED_FOR_DAYS * DAY_MS;
  if (now >= last) return undefined;
  if (count > 0) return toInstant(now + HOUR_MS);
  return toInstant(Math.min(now + Math.max(DAY_MS, now - toMs(at)), last));
};

/**
 * Takes an erased person out of every place; does no harm however often, and goes on where it was cut off. Where SES has
 * not forgotten the address yet, it stays due.
 */
export const carryOutErasure = async (ports: ErasePorts, personId: string): Promise<void> => {
  const erased = await load(ports.sent, erasedEntity, personId);
  if (erased === undefined) return;
  let count = 0;
  for (const { clear } of PLACES) count += await clear(ports, erased);
  const { email, addressHash: hash, lookAt: _, ...kept } = erased;
  if (email !== undefined && ports.suppression === undefined) return;
  if (email !== undefined) await ports.suppression?.forget(email);
  const lookAt = nextLook(erased, count, ports.clock.now());
  await save(ports.sent, erasedEntity, {
    ...kept,
    ...(lookAt === undefined ? {} : { lookAt, addressHash: hash }),
  });
};

export interface EraseRequest {
  readonly personId: string;
  /** The person's own id, `staff:<subject>` or `time`. */
  readonly by: string;
  readonly reference?: string;
}

/**
 * Erases a person for good. The tombstone is the decision: from then on nothing is sent to that person. What follows is
 * begun at once and ended by the round.
 */
export const erasePerson = async (
  ports: ErasePorts,
  { personId, by, reference }: EraseRequest,
): Promise<Result<Erased, 'not-found'>> => {
  const person = await load(ports.pact, personEntity, personId);
  if (person === undefined) return refused('not-found');
  const now = toInstant(ports.clock.now());
  await create(ports.sent, erasedEntity, {
    rev: 1,
    personId,
    addressHash: addressHash(person.email),
    email: person.email,
    at: now,
    by,
    ...(reference === undefined ? {} : { reference }),
    lookAt: now,
  });
  await carryOutErasure(ports, personId);
  const erased = await load(ports.sent, erasedEntity, personId);
  if (erased === undefined) throw new Error('A tombstone was put and is not there');
  return done(erased);
};
