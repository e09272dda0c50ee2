import { expect, it } from 'vitest';
import { ensurePerson } from '../../functions/access/ensure-person.ts';
import { erasePerson } from '../../functions/persons/erase.ts';
import { load } from '../../functions/platform/store/entity.ts';
import { draftEntity } from '../../functions/pledges/draft.ts';
import { saveSection } from '../../functions/pledges/save-section.ts';
import { startPledge } from '../../functions/pledges/start-pledge.ts';
import { must, publishedPledge } from '../support/pledge.ts';
import { DAY_MS, testPorts } from '../support/ports.ts';
import { round } from '../support/round.ts';

const EMAIL = 'kim@nordlys.example';
const HOUR = 3_600_000;

/** Somebody has been erased, and starts another pledge some days later. */
const backAgain = async () => {
  const ports = { ...testPorts(), suppression: { forget: async () => undefined } };
  const { personId: erased, organisationId: before } = await publishedPledge(ports, EMAIL);
  const written = await ports.pact.get(draftEntity.key(before));
  must(await erasePerson(ports, { personId: erased, by: erased }));
  ports.clock.advance(3 * DAY_MS);
  const { personId } = await ensurePerson(ports, { email: EMAIL, language: 'en' });
  const { organisationId } = must(await startPledge(ports, { personId, language: 'en', after: 0 }));
  const values = { name: 'Kim Berg', email: EMAIL, position: 'Head of AI', language: 'en' } as const;
  const section = { name: 'contact', values } as const;
  must(await saveSection(ports, { organisationId, personId, seenRev: 0, section }));
  const someDays = async (): Promise<void> => {
    for (let days = 0; days < 5; days += 1) {
      ports.clock.advance(DAY_MS + HOUR);
      await round(ports);
    }
  };
  const contactOf = async (id: string) => (await load(ports.pact, draftEntity, id))?.contact?.values;
  return { ports, before, written, organisationId, values, someDays, contactOf };
};

it('what somebody writes who comes back after an erasure stays, however often the round looks again', async () => {
  const { organisationId, values, someDays, contactOf } = await backAgain();
  await someDays();
  expect(await contactOf(organisationId)).toEqual(values);
});

it('what a backup brings back of the time before goes all the same', async () => {
  const { ports, before, written, organisationId, values, someDays, contactOf } = await backAgain();
  const found = await ports.pact.get(draftEntity.key(before));
  if (written === undefined || found === undefined) throw new Error('there was a draft');
  await ports.pact.put({ ...written, rev: found.rev + 1 }, { rev: found.rev });
  expect(await contactOf(before)).toMatchObject({ email: EMAIL });
  await someDays();
  expect(await contactOf(before)).toBeUndefined();
  expect(await contactOf(organisationId)).toEqual(values);
});
