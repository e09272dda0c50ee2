import { describe, expect, it } from 'vitest';
import { erasePerson, LOOKED_FOR_DAYS } from '../../functions/persons/erase.ts';
import { erasedEntity } from '../../functions/persons/tombstone.ts';
import { load } from '../../functions/platform/store/entity.ts';
import type { Item } from '../../functions/platform/store/table.ts';
import { organisationPartition } from '../../functions/pledges/head.ts';
import { judgeRecord } from '../../operate/verify/judge.ts';
import { EMAIL, forgetful, kimEverywhere, textOf, WORDS } from '../support/kim-everywhere.ts';
import { must } from '../support/pledge.ts';
import { DAY_MS, type TestPorts } from '../support/ports.ts';
import { round } from '../support/round.ts';

const rollBack = async (ports: TestPorts, backup: readonly Item[]) => {
  for (const item of ports.pact.items()) await ports.pact.remove(item, { rev: item.rev });
  for (const item of backup) await ports.pact.put(item, 'absent');
};

describe('a restore of the tables', () => {
  it('brings nobody back who was erased since: the round erases once more', async () => {
    const { ports: plain, organisationId, personId } = await kimEverywhere();
    const ports = { ...plain, ...forgetful() };
    const backup = ports.pact.items();
    must(await erasePerson(plain, { personId, by: personId }));
    ports.clock.advance(3_600_000);
    await round(ports);
    ports.clock.advance(20 * DAY_MS);
    await round(ports);
    await rollBack(plain, backup);
    expect(textOf(ports.pact)).toContain(EMAIL);
    for (let hour = 0; hour < 2; hour += 1) {
      ports.clock.advance(3_600_000);
      await round(ports);
    }
    for (const word of WORDS) expect(textOf(ports.pact)).not.toContain(word);
    const judged = judgeRecord(await ports.pact.partition(organisationPartition(organisationId)));
    expect(judged?.faults).toEqual([]);
  });

  it('to the night before, between one mark and the next, is found out by the look of the first day', async () => {
    const { ports: plain, personId } = await kimEverywhere();
    const ports = { ...plain, ...forgetful() };
    await round(ports);
    const backup = ports.pact.items();
    must(await erasePerson(plain, { personId, by: personId }));
    ports.clock.advance(3_600_000);
    await round(ports);
    await rollBack(plain, backup);
    for (let hour = 0; hour < 25; hour += 1) {
      ports.clock.advance(3_600_000);
      await round(ports);
    }
    expect(textOf(ports.pact)).not.toContain(EMAIL);
  });

  it('is looked out for as long as there can be backups, and then the tombstone names nothing but the id', async () => {
    const { ports: plain, personId } = await kimEverywhere();
    const ports = { ...plain, ...forgetful() };
    must(await erasePerson(plain, { personId, by: personId }));
    for (let day = 0; day <= LOOKED_FOR_DAYS + 1; day += 1) {
      ports.clock.advance(DAY_MS + 600_000);
      await round(ports);
    }
    const erased = await load(ports.sent, erasedEntity, personId);
    expect(erased).toMatchObject({ personId, by: personId });
    expect(erased).not.toHaveProperty('addressHash');
    expect(erased).not.toHaveProperty('lookAt');
  });
});
