import { addressHash, addressIndexKey } from '../../access/address.ts';
import { ensurePerson } from '../../access/ensure-person.ts';
import { addressEntity, personEntity } from '../../access/model.ts';
import type { Ports } from '../../platform/ports.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { load } from '../../platform/store/entity.ts';
import { found } from '../places.ts';
import { erasedEntity } from '../tombstone.ts';

type Needed = Pick<Ports, 'pact' | 'sent' | 'clock' | 'ids'>;

export type FindRefusal = 'missing' | 'nobody';

/**
 * An address that stands on a form or beside an imported name belongs to nobody yet. It becomes a person, so that it can
 * be erased like any other; where it is not, that person goes after the days for which one without a role is kept.
 */
const byAddress = async (ports: Needed, email: string): Promise<string | undefined> => {
  const known = await load(ports.pact, addressEntity, email);
  if (known !== undefined) return known.personId;
  const bearing = await found(ports.pact, addressIndexKey(addressHash(email)));
  if (bearing.length === 0) return undefined;
  return (await ensurePerson(ports, { email, language: 'en' })).personId;
};

const byId = async ({ pact, sent }: Needed, personId: string): Promise<string | undefined> => {
  const [person, erased] = await Promise.all([
    load(pact, personEntity, personId),
    load(sent, erasedEntity, personId),
  ]);
  return person === undefined && erased === undefined ? undefined : personId;
};

/** Whom staff mean by an address or a person id; who was erased is found by the id only. Answers the id. */
export const findPerson = async (ports: Needed, typed: string): Promise<Result<string, FindRefusal>> => {
  if (typed === '') return refused('missing');
  const personId = await (typed.includes('@') ? byAddress(ports, typed) : byId(ports, typed));
  return personId === undefined ? refused('nobody') : done(personId);
};
