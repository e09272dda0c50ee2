import { commitmentById } from '../catalogue/catalogue.ts';
import { ROLES, type Role } from '../catalogue/roles.ts';
import { SECTORS, SIZE_BANDS } from '../organisations/profile.ts';
import type { ReportState } from '../reports/states.ts';
import type { RegisterEntry } from './entry.ts';
import { nameSearch } from './name-search.ts';

/** The states of a report as the public tells them apart. */
export const REPORT_GROUPS = {
  due: ['scheduled', 'open'],
  checked: ['submitted', 'in-review', 'returned'],
  published: ['published'],
  overdue: ['overdue'],
  'not-received': ['not-received'],
} as const satisfies Readonly<Record<string, readonly ReportState[]>>;
type ReportGroup = keyof typeof REPORT_GROUPS;

const reportGroupOf = (state: ReportState): ReportGroup => {
  const groups = Object.entries(REPORT_GROUPS) as [ReportGroup, readonly ReportState[]][];
  return groups.find(([, states]) => states.includes(state))?.[0] ?? 'due';
};

/** What somebody looks for; an empty text means "any". */
export interface RegisterFilter {
  readonly q: string;
  readonly country: string;
  readonly sector: string;
  readonly role: string;
  readonly size: string;
  readonly commitment: string;
  readonly report: string;
}

const LONGEST_SEARCH = 200;
const among = (value: string, allowed: readonly string[]): string => (allowed.includes(value) ? value : '');

/** Reads the filter of an address; what it does not know means "any". */
export const filterOf = (query: URLSearchParams): RegisterFilter => {
  const given = (name: keyof RegisterFilter): string => (query.get(name) ?? '').trim();
  const country = given('country').toUpperCase();
  return {
    q: given('q').slice(0, LONGEST_SEARCH),
    country: /^[A-Z]{2}$/.test(country) ? country : '',
    sector: among(given('sector'), SECTORS),
    role: among(given('role'), ROLES),
    size: among(given('size'), SIZE_BANDS),
    commitment: commitmentById(given('commitment'))?.id ?? '',
    report: among(given('report'), Object.keys(REPORT_GROUPS)),
  };
};

/** The query that leads to the same list again. */
export const filterQuery = (filter: RegisterFilter, page = 1): string => {
  const set = Object.entries(filter).filter(([, value]) => value !== '');
  return new URLSearchParams([...set, ...(page > 1 ? [['page', String(page)]] : [])]).toString();
};

export const isFiltered = (filter: RegisterFilter): boolean => filterQuery(filter) !== '';

type Pledge = Extract<RegisterEntry, { kind: 'pledge' }>;
type Facet = (entry: Pledge, wanted: string) => boolean;

/** What a list may say of an earlier signatory. */
const listedFact = (entry: RegisterEntry, facet: string, wanted: string): boolean =>
  entry.kind === 'listed' && (facet === 'country' || facet === 'sector') && entry[facet] === wanted;

const FACETS: Readonly<Record<Exclude<keyof RegisterFilter, 'q'>, Facet>> = {
  country: (entry, wanted) => entry.card?.country === wanted,
  sector: (entry, wanted) => entry.card?.sector === wanted,
  role: (entry, wanted) => entry.card?.roles.includes(wanted as Role) === true,
  size: (entry, wanted) => entry.card?.sizeBand === wanted,
  commitment: (entry, wanted) => entry.card?.commitments.includes(wanted) === true,
  report: (entry, wanted) => entry.reports.some((report) => reportGroupOf(report.state) === wanted),
};

/** Whether an entry is what somebody looks for. */
export const matches = (filter: RegisterFilter): ((entry: RegisterEntry) => boolean) => {
  const { q, ...facets } = filter;
  const named = nameSearch(q);
  const wanted = Object.entries(facets).filter(([, value]) => value !== '');
  return (entry) =>
    named(entry) &&
    wanted.every(
      ([facet, value]) =>
        listedFact(entry, facet, value) ||
        (entry.kind === 'pledge' && FACETS[facet as keyof typeof FACETS](entry, value)),
    );
};
