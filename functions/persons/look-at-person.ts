import { personIndexKey } from '../access/address.ts';
import { type Member, memberEntity, personEntity } from '../access/model.ts';
import { hasExpired } from '../organisations/people/roster.ts';
import { fromItem, load, save } from '../platform/store/entity.ts';
import { type Instant, toInstant } from '../platform/time.ts';
import { type ErasePorts, erasePerson } from './erase.ts';
import { found } from './places.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** An invitation that can still be accepted counts, too; but it ends by itself, and nobody tells of that. */
const isOpen = (member: Member, now: Instant): boolean =>
  member.state === 'invited' && !hasExpired(member, now);
const isRole = ({ state }: Member): boolean => state !== 'invited' && state !== 'left';

/**
 * What the round does about a person who may have no role any more: erases who has none. The index that tells lags; but
 * whoever gives a role has had the person kept first (`keepPerson`), and that, a month before or at this moment, moves
 * the day on which it is asked. Answers whether something was written.
 */
export const lookAtPerson = async (ports: ErasePorts, personId: string): Promise<boolean> => {
  const person = await load(ports.pact, personEntity, personId);
  const ms = ports.clock.now();
  const now = toInstant(ms);
  if (person?.lookAt === undefined || person.lookAt > now) return false;
  const members = (await found(ports.pact, personIndexKey(personId)))
    .filter((item) => item['type'] === memberEntity.type)
    .map((item) => fromItem(memberEntity, item));
  const works = members.some(isRole);
  const invited = members.some((member) => isOpen(member, now));
  const lookAt = works ? undefined : toInstant(ms + (invited ? DAY_MS : HOUR_MS));
  if ((await save(ports.pact, personEntity, { ...person, lookAt })) === 'refused') return false;
  return works || invited || (await erasePerson(ports, { personId, by: 'time' })).ok;
};
