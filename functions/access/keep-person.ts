import type { Ports } from '../platform/ports.ts';
import { save } from '../platform/store/entity.ts';
import { toInstant } from '../platform/time.ts';
import { keptUntil } from '../register/retention.ts';
import { type Person, personEntity } from './model.ts';

/**
 * Heard of again, or left without a role just now: the days for which a person without a role is kept begin anew. Who
 * writes at the same moment says the same. Answers the person as it stands then.
 */
export const keepPerson = async (ports: Pick<Ports, 'pact' | 'clock'>, person: Person): Promise<Person> => {
  const lookAt = keptUntil('person-without-role', toInstant(ports.clock.now()));
  if ((person.lookAt ?? '') >= lookAt) return person;
  const next = { ...person, lookAt };
  return (await save(ports.pact, personEntity, next)) === 'done' ? { ...next, rev: next.rev + 1 } : person;
};
