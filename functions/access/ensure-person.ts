import type { Language } from '../platform/i18n/languages.ts';
import { namedError } from '../platform/named-error.ts';
import type { Ports } from '../platform/ports.ts';
import { create, load } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { readableEmail } from './email.ts';
import { keepPerson, personKeptUntil } from './keep-person.ts';
import { addressEntity, addressHash, type Person, personEntity } from './model.ts';

type Needed = Pick<Ports, 'pact' | 'clock' | 'ids'>;

interface Known {
  readonly email: string;
  readonly language: Language;
}

interface Found {
  readonly personId: string;
  /** Nobody had the address before. */
  readonly isNew: boolean;
}

const personIdOf = async (ports: Needed, email: string): Promise<Found | undefined> => {
  const known = await load(ports.pact, addressEntity, email);
  if (known !== undefined) return { personId: known.personId, isNew: false };
  const personId = ports.ids.id();
  const address = { rev: 1, addressHash: addressHash(email), personId };
  const put = await create(ports.pact, addressEntity, address);
  return put === 'done' ? { personId, isNew: true } : undefined;
};

/** Undefined where somebody was faster, or where the person of that id is being erased: its address goes first. */
const begin = async (
  ports: Needed,
  { email, language }: Known,
  { personId, isNew }: Found,
): Promise<Person | undefined> => {
  if (!isNew && (await load(ports.pact, addressEntity, email))?.personId !== personId) return undefined;
  const createdAt = toInstant(ports.clock.now());
  const lookAt = personKeptUntil(ports.clock.now());
  const person = { rev: 1, personId, email: readableEmail(email), language, createdAt, lookAt };
  return (await create(ports.pact, personEntity, person)) === 'done' ? person : undefined;
};

const TRIES = 10;

/**
 * The person of an address, made where there is none: one address is one person, however many ask at once. Who is erased
 * at this moment comes back as somebody new.
 */
export const ensurePerson = async (ports: Needed, of: Known): Promise<Person> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const found = await personIdOf(ports, of.email);
    if (found === undefined) continue;
    const known = await load(ports.pact, personEntity, found.personId);
    const person = known === undefined ? await begin(ports, of, found) : await keepPerson(ports, known);
    if (person !== undefined) return person;
  }
  throw namedError('PersonContended', 'The person of an address changed at every try');
};
