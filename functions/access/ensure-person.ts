import type { Language } from '../platform/i18n/languages.ts';
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

const personIdOf = async (ports: Needed, email: string): Promise<string> => {
  const known = await load(ports.pact, addressEntity, email);
  if (known !== undefined) return known.personId;
  const personId = ports.ids.id();
  const address = { rev: 1, addressHash: addressHash(email), personId };
  if ((await create(ports.pact, addressEntity, address)) === 'done') return personId;
  return personIdOf(ports, email);
};

/** Undefined where somebody was faster, or where the person of that id is being erased: its address goes first. */
const begin = async (ports: Needed, { email, language }: Known, personId: string) => {
  const address = await load(ports.pact, addressEntity, email);
  if (address?.personId !== personId) return undefined;
  const createdAt = toInstant(ports.clock.now());
  const lookAt = personKeptUntil(ports.clock.now());
  const person = { rev: 1, personId, email: readableEmail(email), language, createdAt, lookAt };
  return (await create(ports.pact, personEntity, person)) === 'done' ? person : undefined;
};

/**
 * The person of an address, made where there is none: one address is one person, however many ask at once. Who is erased
 * at this moment comes back as somebody new.
 */
export const ensurePerson = async (ports: Needed, of: Known): Promise<Person> => {
  for (;;) {
    const personId = await personIdOf(ports, of.email);
    const known = await load(ports.pact, personEntity, personId);
    const person = known === undefined ? await begin(ports, of, personId) : await keepPerson(ports, known);
    if (person !== undefined) return person;
  }
};
