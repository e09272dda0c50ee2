import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndexQuery } from '../../functions/platform/store/table.ts';
import { placeOfName } from '../../functions/pledges/head.ts';
import { restore, withdraw, withhold } from '../../functions/pledges/public-text.ts';
import { listEarlierSignatory } from '../../functions/register/list-earlier-signatory.ts';
import { listedIdOf } from '../../functions/register/listed.ts';
import { mergeListed, unmergeListed } from '../../functions/register/merge.ts';
import { readEntries } from '../../functions/register/read-entries.ts';
import { publishedPledge, type Written } from '../support/pledge.ts';
import { type TestPorts, testPorts } from '../support/ports.ts';

const MINUTE_MS = 60_000;
const STAFF = 'ada';
const NAMES = ['Alfa', 'Beta', 'Gamma', 'Nordlys Analys AB'];

/** The register as a function reads it that has just started. */
const readAfresh = (ports: TestPorts) => readEntries({ ...ports, pact: { ...ports.pact } });

const publish = (ports: TestPorts, email: string): Promise<Written> => publishedPledge(ports, email);

interface Deed {
  readonly what: 'publish' | 'withhold' | 'restore' | 'withdraw' | 'list' | 'merge' | 'unmerge' | 'read';
  readonly which: number;
  readonly other: number;
  readonly minutes: number;
}

const deeds = fc.array(
  fc.record({
    what: fc.constantFrom<Deed['what']>(
      'publish',
      'withhold',
      'restore',
      'withdraw',
      'list',
      'merge',
      'unmerge',
      'read',
    ),
    which: fc.nat(3),
    other: fc.nat(3),
    minutes: fc.constantFrom(0, 0, 1, 3, 20),
  }),
  { maxLength: 14 },
);

const nameAt = (at: number): string => NAMES[at] ?? 'Alfa';

/** Does one deed; whether it is refused does not matter. */
const perform = async (ports: TestPorts, pledges: Written[], deed: Deed): Promise<unknown> => {
  const pledge = pledges[deed.which % Math.max(1, pledges.length)];
  const listedId = listedIdOf(nameAt(deed.which));
  switch (deed.what) {
    case 'publish':
      return pledges.push(await publish(ports, `somebody${pledges.length}@x.example`));
    case 'withhold':
      return pledge && withhold(ports, { ...pledge, staff: STAFF, reasons: 'A question is open.' });
    case 'restore':
      return pledge && restore(ports, { ...pledge, staff: STAFF });
    case 'withdraw':
      return pledge && withdraw(ports, pledge);
    case 'list':
      return listEarlierSignatory(ports, { name: nameAt(deed.which), source: 'a list' });
    case 'merge': {
      const into = deed.other === 3 ? (pledge?.organisationId ?? '') : listedIdOf(nameAt(deed.other));
      return mergeListed(ports, { listedId, into, staff: STAFF });
    }
    case 'unmerge':
      return unmergeListed(ports, { listedId, staff: STAFF });
    case 'read':
      return readEntries(ports);
  }
};

describe('the register that a function keeps', () => {
  it('is after each deed what a fresh reading finds', async () => {
    await fc.assert(
      fc.asyncProperty(deeds, async (sequence) => {
        const ports = testPorts();
        const pledges: Written[] = [];
        await readEntries(ports);
        for (const deed of sequence) {
          ports.clock.advance(deed.minutes * MINUTE_MS);
          await perform(ports, pledges, deed);
          if (deed.other > 0) expect(await readEntries(ports)).toEqual(await readAfresh(ports));
        }
        expect(await readEntries(ports)).toEqual(await readAfresh(ports));
      }),
      { numRuns: 40 },
    );
  });

  it('asks only for what was written since, and for all of it again after a quarter of an hour', async () => {
    const ports = testPorts();
    const asked: IndexQuery[] = [];
    const pact = {
      ...ports.pact,
      index: (query: IndexQuery) => {
        asked.push(query);
        return ports.pact.index(query);
      },
    };
    await readEntries({ ...ports, pact });
    await readEntries({ ...ports, pact });
    expect(asked.map(({ index }) => index)).toEqual(['listing', 'listing', 'changed']);
    expect(asked.at(-1)?.from).toBe('2026-11-22T08:59:55.000Z');
    // Now and then for what reached the index late, or was stamped by a clock that is slow.
    ports.clock.advance(10_000);
    await readEntries({ ...ports, pact });
    expect(asked.at(-1)?.from).toBe('2026-11-22T08:58:00.000Z');
    ports.clock.advance(1_000);
    await readEntries({ ...ports, pact });
    expect(asked.at(-1)?.from).toBe('2026-11-22T09:00:05.000Z');
    ports.clock.advance(16 * MINUTE_MS);
    await readEntries({ ...ports, pact });
    expect(asked.slice(5).map(({ index }) => index)).toEqual(['listing', 'listing']);
  });

  it('finds within seconds what the index told a minute late', async () => {
    const ports = testPorts();
    let hidden = true;
    const pact = {
      ...ports.pact,
      index: async (query: IndexQuery) => (hidden ? { items: [] } : ports.pact.index(query)),
    };
    await publish(ports, 'kim@x.example');
    expect(await readEntries({ ...ports, pact })).toHaveLength(0);
    ports.clock.advance(MINUTE_MS - 5_000);
    await readEntries({ ...ports, pact });
    hidden = false;
    ports.clock.advance(5_000);
    expect(await readEntries({ ...ports, pact })).toHaveLength(0);
    ports.clock.advance(5_000);
    expect(await readEntries({ ...ports, pact })).toHaveLength(1);
  });

  it('is the same list while nothing changes', async () => {
    const ports = testPorts();
    await publish(ports, 'kim@x.example');
    const before = await readEntries(ports);
    ports.clock.advance(MINUTE_MS);
    expect(await readEntries(ports)).toBe(before);
  });

  it('recovers from a reading that failed', async () => {
    const ports = testPorts();
    await publish(ports, 'kim@x.example');
    let fails = true;
    const pact = {
      ...ports.pact,
      index: async (query: IndexQuery) => {
        if (fails) throw new Error('throttled');
        return ports.pact.index(query);
      },
    };
    await expect(readEntries({ ...ports, pact })).rejects.toThrow('throttled');
    fails = false;
    expect(await readEntries({ ...ports, pact })).toHaveLength(1);
  });
});

describe('the order of names', () => {
  it.each([
    ['Ørsted', 'orsted'],
    ['Æther', 'aether'],
    ['Łódź Data', 'lodz data'],
    ['Groß', 'gross'],
    ['Đuro', 'duro'],
    ['Ömsen', 'omsen'],
    ['株式会社', '株式会社'],
  ])('stands %s with %s', (name, folded) => {
    expect(placeOfName(name)).toBe(folded);
  });
});
