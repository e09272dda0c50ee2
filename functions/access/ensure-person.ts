import type { Language } from '../platform/i18n/languages.ts';
import type { Ports } from '../platform/ports.ts';
import { create, load } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { readableEmail } from './email.ts';
import { keepPerson, personKeptUntil } from './keep-person.ts';
import { addressEntity, addressHash, type Person, personEntity } from './model.ts';

type Needed = Pick<Ports, 'pact' | 'clock' | 'ids'>;

const personIdOf = async (ports: Needed, email: string): Promise<string> => {
  const known = await load(ports.pact, addressEntity, email);
  if (known !== undefined) return known.personId;
  const personId = ports.ids.id();
  const address = { rev: 1, addressHash: addressHash(email), personId };
  if ((await create(ports.pact, addressEntity, address)) === 'done') return personId;
  const winner = await load(ports.pact, addressEntity, email);
  if (winner === undefined) throw new Error('An address was taken and is not there');
  return winner.personId;
};

/** The person of an address, made where there is none: one address is one person, however many ask at once. */
export const ensurePerson = async (
  ports: Needed,
  { email, language }: { readonly email: string; readonly language: Language },
): Promise<Person> => {
  const personId = await personIdOf(ports, email);
  const known = await load(ports.pact, personEntity, personId);
  if (known !== undefined) return keepPerson(ports, known);
  const createdAt = toInstant(ports.clock.now());
  const lookAt = personKeptUntil(ports.clock.now());
  const person = { rev: 1, personId, email: readableEmail(email), language, createdAt, lookAt };
  if ((await create(ports.pact, personEntity, person)) === 'done') return person;
  const winner = await load(ports.pact, personEntity, personId);
  if (winner === undefined) throw new Error('A person was taken and is not there');
  return winner;
};
