import { describe, expect, it } from 'vitest';
import type { Ports } from '../../functions/platform/ports.ts';
import type { IndexQuery } from '../../functions/platform/store/table.ts';
import { putDownStep } from '../../functions/reminders/put-down-steps.ts';
import { SimulatedTable } from '../simulation/store/simulated-table.ts';
import { testPorts } from '../support/ports.ts';
import { askRound, pagesOf } from '../support/round.ts';

const [TODAY, NEXT_YEAR] = ['2027-11-22T08:00:00.000Z', '2028-11-22T08:00:00.000Z'];

/** A table of so many pledges, ten of which have a step that is due; and every question that is asked of it. */
const tableOf = async (pledges: number) => {
  const table = new SimulatedTable();
  const asked: IndexQuery[] = [];
  let read = 0;
  const ports: Ports = {
    ...testPorts(TODAY),
    pact: {
      get: (key) => table.get(key),
      put: (item, condition) => table.put(item, condition),
      remove: (key, condition) => table.remove(key, condition),
      partition: (pk, prefix) => table.partition(pk, prefix),
      index: async (query) => {
        asked.push(query);
        const page = await table.index(query);
        read += page.items.length;
        return page;
      },
    },
  };
  for (let number = 0; number < pledges; number += 1) {
    const at = number % (pledges / 10) === 0 ? TODAY : NEXT_YEAR;
    const organisationId = `organisation${number}`;
    await putDownStep(ports, { organisationId, family: 'report', occasion: '1', key: 'd-day', at });
  }
  return { ports, asked, read: () => read };
};

/** Pages through a round; what it found and what it took. */
const round = async (pledges: number) => {
  const { ports, asked, read } = await tableOf(pledges);
  let due = 0;
  for await (const page of pagesOf(askRound(ports))) due += page.due.length;
  return { due, questions: asked.length, read: read() };
};

describe('a round with ten due', () => {
  it('asks and reads the same in a table of 1,000 and of 100,000 pledges', async () => {
    const [few, many] = [await round(1_000), await round(100_000)];
    expect(few).toEqual({ due: 10, questions: 4, read: 10 });
    expect(many).toEqual(few);
  }, 120_000);
});
