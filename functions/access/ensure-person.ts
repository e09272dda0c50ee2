import type { Language } from '../platform/i18n/languages.ts';
import { derivedId } from '../platform/ids.ts';
import type { Ports } from '../platform/ports.ts';
import { create, load } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { addressEntity, addressHash, normaliseEmail, type Person, personEntity } from './model.ts';

/**
 * The person an address belongs to, made when there is none. One address is one person: who comes second to the same
 * address finds the first. The person item is put before the address, so that an address never leads nowhere.
 */
export const ensurePerson = async (
  ports: Pick<Ports, 'pact' | 'clock' | 'ids'>,
  { email, language }: { readonly email: string; readonly language: Language },
): Promise<Person> => {
  const address = normaliseEmail(email);
  const known = await load(ports.pact, addressEntity, address);
  const personId = known?.personId ?? derivedId('person', ports.ids.id()).slice(0, 16);
  const person = await load(ports.pact, personEntity, personId);
  if (person !== undefined) return person;
  const fresh: Person = { rev: 1, personId, email: address, language, createdAt: toInstant(ports.clock.now()) };
  await create(ports.pact, personEntity, fresh);
  const claimed = await create(ports.pact, addressEntity, { rev: 1, addressHash: addressHash(address), personId });
  return claimed === 'done' || known !== undefined ? fresh : ensurePerson(ports, { email, language });
};
