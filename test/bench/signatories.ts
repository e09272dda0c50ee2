import { ROLES } from '../../functions/catalogue/roles.ts';
import { SECTORS, SIZE_BANDS } from '../../functions/organisations/profile.ts';
import { create } from '../../functions/platform/store/entity.ts';
import type { Table } from '../../functions/platform/store/table.ts';
import { type PledgeHead, pledgeHead } from '../../functions/pledges/head.ts';

const COUNTRIES = ['SE', 'BE', 'FR', 'DE', 'PL', 'IT', 'ES', 'NL'];
const one = <T>(values: readonly T[], at: number): T => {
  const value = values[at % values.length];
  if (value === undefined) throw new Error('an empty list');
  return value;
};

/** The contact of every signatory. */
export const CONTACT = 'person1';

/** The head of a made-up signatory; the number is its name, its id and what it differs by. */
const signatory = (number: number, state: 'published' | 'withheld'): PledgeHead => {
  const name = `Signatory ${String(number).padStart(6, '0')}`;
  const at = '2026-01-15T09:00:00.000Z';
  return {
    rev: 1,
    organisationId: `bench${number}`,
    createdAt: at,
    madeUp: true,
    name,
    contact: CONTACT,
    versions: 1,
    current: { state, since: at, version: 1, sha256: 'a'.repeat(64), reference: 'R-1', publishedAt: at },
    card: {
      name,
      country: one(COUNTRIES, number),
      sector: one(SECTORS, number),
      sizeBand: one(SIZE_BANDS, number),
      roles: [one(ROLES, number)],
      commitments: ['C1', 'C2', 'C3'],
      formerNames: [],
    },
    reports: { '1': { state: 'scheduled', since: at, due: '2027-01-15' } },
    history: [],
    settled: 1,
  };
};

/** Fills a table with published pledges, `many` at least, and one withheld, of which one item is all that is public. */
export const fill = async (table: Table, many: number): Promise<{ readonly withheldId: string }> => {
  const together = 50;
  for (let from = 1; from <= many; from += together) {
    const numbers = Array.from({ length: together }, (_, at) => from + at);
    await Promise.all(numbers.map((n) => create(table, pledgeHead, signatory(n, 'published'))));
  }
  const withheld = signatory(many + together + 1, 'withheld');
  await create(table, pledgeHead, withheld);
  return { withheldId: withheld.organisationId };
};
