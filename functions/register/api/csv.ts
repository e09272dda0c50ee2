import { type RegisterEntry, reportAtHand } from '../entry.ts';
import { inPages } from './in-pages.ts';
import { pageOf, parentsIn } from './register-data.ts';

type Cell = string | boolean | undefined;

/** A spreadsheet takes a cell that begins like this for a formula (OWASP ASVS 1.2.10). */
const FORMULA = /^[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/u;

/** One cell, quoted where RFC 4180 asks for it, and never a formula. */
export const csvCell = (cell: Cell): string => {
  const text = cell === undefined ? '' : String(cell);
  const safe = FORMULA.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

const csvLine = (cells: readonly Cell[]): string => `${cells.map(csvCell).join(',')}\r\n`;

interface Around {
  readonly siteUrl: string;
  readonly parentOf: ReturnType<typeof parentsIn>;
}

type Column = readonly [head: string, cell: (entry: RegisterEntry, around: Around) => Cell];

const pledge = (entry: RegisterEntry) => (entry.kind === 'pledge' ? entry : undefined);
const card = (entry: RegisterEntry) => pledge(entry)?.card;
/** What both kinds of entries may tell. */
const facts = (entry: RegisterEntry) => (entry.kind === 'listed' ? entry : entry.card);
const report = (entry: RegisterEntry) => {
  const found = pledge(entry);
  return found === undefined ? undefined : reportAtHand(found);
};

const COLUMNS: readonly Column[] = [
  ['id', (entry) => entry.id],
  ['name', (entry) => entry.name],
  ['formerNames', (entry) => entry.formerNames.join('; ')],
  ['state', (entry) => pledge(entry)?.state ?? 'listed'],
  ['country', (entry) => facts(entry)?.country],
  ['sector', (entry) => facts(entry)?.sector],
  ['sizeBand', (entry) => card(entry)?.sizeBand],
  ['roles', (entry) => card(entry)?.roles.join('; ')],
  ['website', (entry) => facts(entry)?.website],
  ['commitments', (entry) => card(entry)?.commitments.join('; ')],
  ['publishedAt', (entry) => pledge(entry)?.publishedAt],
  ['reportState', (entry) => report(entry)?.state],
  ['reportDue', (entry) => report(entry)?.due],
  ['reportPublishedAt', (entry) => report(entry)?.publishedAt],
  ['madeUp', (entry) => pledge(entry)?.madeUp],
  ['source', (entry) => (entry.kind === 'listed' ? `${entry.source}. ${entry.attribution}` : undefined)],
  [
    'earlierReportsReceived',
    (entry) =>
      entry.kind === 'listed'
        ? entry.earlierReports.map(({ receivedOn }) => receivedOn).join('; ')
        : undefined,
  ],
  ['page', (entry, { siteUrl }) => pageOf(siteUrl, entry.id)],
  // What is added comes after what was there: who reads columns by their place goes on doing so.
  ['parentId', (entry, { parentOf }) => parentOf(entry)?.id],
  ['parentName', (entry, { parentOf }) => parentOf(entry)?.name],
  ['formerIds', (entry) => entry.formerIds.join('; ')],
  ['reportExpectedBy', (entry) => report(entry)?.expected],
];

/**
 * The register as CSV (RFC 4180), in as many files as it takes, most often one: a header line each, CRLF, UTF-8. Without a
 * byte order mark: many readers would take it for part of the first column's name, and Excel, where a comma is a decimal
 * sign, puts all columns into one with it or without.
 */
export const registerCsv = (entries: readonly RegisterEntry[], siteUrl: string): readonly string[] => {
  const around = { siteUrl, parentOf: parentsIn(entries) };
  const lines = entries.map((entry) => csvLine(COLUMNS.map(([, cell]) => cell(entry, around))));
  const heads = csvLine(COLUMNS.map(([head]) => head));
  return inPages(lines, Buffer.byteLength).map((page) => `${heads}${page.join('')}`);
};
