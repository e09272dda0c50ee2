import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { ListedEntry } from '../../../functions/register/entry.ts';
import { planImport } from '../../../functions/register/import/plan.ts';

const rows = (...names: readonly string[]) => names.map((name, at) => ({ line: at + 1, name }));
const entry = (name: string, formerNames: readonly string[] = []): ListedEntry => ({
  kind: 'listed',
  id: `id ${name}`,
  name,
  source: 's',
  attribution: 'a',
  formerNames,
  formerIds: [],
  earlierReports: [],
});
const fates = (names: readonly string[], ...entries: readonly ListedEntry[]) =>
  planImport(rows(...names), entries).map(({ fate }) => fate);

describe('a name', () => {
  it('is there when it differs in case and marks only, or is a former name', () => {
    expect(
      fates(['ÅKERLUND & CO', 'Old Name'], entry('Akerlund & Co'), entry('New Name', ['old name'])),
    ).toEqual(['there', 'there']);
  });

  it.each([
    ['Acme GmbH', 'ACME'],
    ['Société Générale S.A.', 'Societe Generale'],
    ['Acme S.p.A.', 'Acme Ltd.'],
    ['Bolt GmbH & Co. KG', 'Bolt'],
    ['Telefonica', 'Telefonnica'],
    ['Nordea Bank', 'Nordae Bank'],
    ['Vodafone', 'Vodafona'],
    ['Smørebrød', 'Smorebrod'],
  ])('%s looks like %s', (name, other) => {
    expect(fates([name], entry(other))).toEqual(['near']);
    expect(fates([other, name])).toEqual(['new', 'near']);
  });

  it.each([
    ['Audi', 'Aldi'],
    ['Company 12', 'Company 13'],
    ['Siemens', 'Siemens Energy'],
    ['SA', 'AB'],
  ])('%s does not look like %s', (name, other) => {
    expect(fates([name], entry(other))).toEqual(['new']);
  });

  it('that stands twice in a list is told with its first line', () => {
    expect(planImport(rows('Acme', 'Bolt', 'ACME'), [])[2]).toMatchObject({ fate: 'double', first: 1 });
  });
});

it('the 193 real names are all new, but for those that really look alike', () => {
  const text = readFileSync(
    new URL('../../../local/seed/signatories-2025-04-05.txt', import.meta.url),
    'utf8',
  );
  const plan = planImport(rows(...text.trim().split('\n')), []);
  expect(plan).toHaveLength(193);
  expect(plan.filter(({ fate }) => fate !== 'new').map((one) => [one.row.name, one.fate])).toEqual([]);
});
