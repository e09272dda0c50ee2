import { beforeEach, describe, expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { keepPerson, personKeptUntil } from '../../functions/access/keep-person.ts';
import { personEntity } from '../../functions/access/model.ts';
import { removeMember } from '../../functions/organisations/people/change-member.ts';
import { setOwnDetails } from '../../functions/organisations/people/own-details.ts';
import { erasePerson } from '../../functions/persons/erase.ts';
import { lookAtPerson } from '../../functions/persons/look-at-person.ts';
import { erasedEntity } from '../../functions/persons/tombstone.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { colleague, invited } from '../support/colleagues.ts';
import { beforeWrites, meanwhile } from '../support/meanwhile.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { DAY_MS, type TestPorts, testPorts } from '../support/ports.ts';

const EMAIL = 'alex@nordlys.example';

let ports: TestPorts;
beforeEach(() => {
  ports = testPorts();
});

const personOf = (personId: string) => load(ports.pact, personEntity, personId);
const ensured = (through = ports) => ensurePerson(through, { email: EMAIL, language: 'en' });

describe('a person is kept for some days from now on', () => {
  it('also where the person says something else at the same moment: who leaves is looked at in the end', async () => {
    const { organisationId, personId: who } = await publishedPledge(ports);
    const personId = await colleague(ports, { organisationId, who, email: EMAIL });
    ports.clock.advance(40 * DAY_MS);
    await lookAtPerson(ports, personId);
    expect((await personOf(personId))?.lookAt).toBeUndefined();
    const details = { organisationId, personId, name: 'Alex', position: 'CTO' };
    const say = (language: 'en' | 'sv') => setOwnDetails(ports, { ...details, language });
    await say('en');
    const through = beforeWrites(ports, { type: 'person' }, () => say('sv'));
    must(await removeMember(through, { organisationId, who, personId }));
    expect(await personOf(personId)).toMatchObject({
      language: 'sv',
      lookAt: personKeptUntil(ports.clock.now()),
    });
  });

  it('not once erased', async () => {
    const person = await ensured();
    ports.clock.advance(DAY_MS);
    const erase = async () => must(await erasePerson(ports, { personId: person.personId, by: 'time' }));
    expect(await keepPerson(beforeWrites(ports, { type: 'person' }, erase), person)).toBeUndefined();
    expect(await personOf(person.personId)).toBeUndefined();
  });
});

describe('who is erased at the moment of coming back', () => {
  it.each(['address', 'person'])('is somebody new, found as the %s was read', async (type) => {
    const { personId } = await ensured();
    ports.clock.advance(DAY_MS);
    const erase = async () => must(await erasePerson(ports, { personId, by: 'time' }));
    const again = await ensured(meanwhile(ports, type, erase));
    expect(again.personId).not.toBe(personId);
    expect(await personOf(personId)).toBeUndefined();
    expect(await load(ports.sent, erasedEntity, again.personId)).toBeUndefined();
    expect((await ensured()).personId).toBe(again.personId);
  });
});

it('who is only invited is looked at again, also where a late round comes on the last day of the invitation', async () => {
  // Half past midnight in Brussels; the day on which the clocks are turned back lies between.
  ports.clock.set('2026-09-30T22:20:00.000Z');
  const { organisationId, personId: who } = await publishedPledge(ports);
  const { personId } = await invited(ports, { organisationId, who, email: EMAIL });
  ports.clock.set('2026-10-31T22:40:00.000Z');
  expect(await lookAtPerson(ports, personId)).toBe(true);
  expect(await personOf(personId)).toBeDefined();
  ports.clock.advance(DAY_MS);
  expect(await lookAtPerson(ports, personId)).toBe(true);
  expect(await personOf(personId)).toBeUndefined();
});
