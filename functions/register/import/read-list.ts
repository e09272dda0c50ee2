import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { done, type Result, refused } from '../../platform/result.ts';
import { COLUMNS, type ColumnName, LINE_LIMIT, type ListFault, type TypedRow } from './typed-row.ts';

const DELIMITERS = [',', ';', '\t'] as const;
/** For a list with one column: it stands in no text, so a comma belongs to the name. */
const NO_DELIMITER = '\0';

const heading = (cell: string): string =>
  cell.trim().toLowerCase().replace(/[_-]/g, ' ').replace(/\s+/g, ' ');

const columnOf = (cell: string): ColumnName | undefined =>
  (Object.keys(COLUMNS) as ColumnName[]).find((column) =>
    COLUMNS[column].some((name) => heading(name) === heading(cell)),
  );

const Records = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.int() }) }));

/** Every record with the line on which it begins. */
const recordsOf = (text: string, delimiter: string) => {
  const records = Records.parse(
    parse(text, { delimiter, info: true, relax_column_count: true, skip_empty_lines: true, trim: true }),
  );
  return records.map(({ record, info }) => ({
    cells: record,
    line: info.lines - record.join('').split('\n').length + 1,
  }));
};

interface Heading {
  readonly delimiter: string;
  readonly cells: readonly string[];
  readonly columns: readonly (ColumnName | undefined)[];
}

const firstLineOf = (text: string): string => text.split('\n').find((line) => line.trim() !== '') ?? '';

/** The delimiter by which the first line names most columns; undefined where it names none. */
const headingOf = (text: string): Heading | undefined => {
  const first = firstLineOf(text);
  const named = (columns: Heading['columns']): number => columns.filter((c) => c !== undefined).length;
  const cells = (delimiter: string): string[] =>
    first.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const [best] = DELIMITERS.map((delimiter) => ({
    delimiter,
    cells: cells(delimiter),
    columns: cells(delimiter).map(columnOf),
  })).sort((a, b) => named(b.columns) - named(a.columns));
  if (best === undefined || named(best.columns) === 0) return undefined;
  return best.cells.length === 1 ? { ...best, delimiter: NO_DELIMITER } : best;
};

/** What is wrong with the headings: nothing of a list is passed over in silence. */
const headingFault = ({ cells, columns }: Heading): ListFault | undefined => {
  const known = columns.filter((column) => column !== undefined);
  const double = known.find((column, at) => known.indexOf(column) !== at);
  if (double !== undefined) return { why: 'double-column', column: double };
  if (!known.includes('name')) return { why: 'no-name' };
  const unknown = cells.find((cell, at) => cell !== '' && columns[at] === undefined);
  return unknown === undefined ? undefined : { why: 'unknown-column', column: unknown.slice(0, 80) };
};

const rowOf = (cells: readonly string[], { columns, cells: headings }: Heading): Omit<TypedRow, 'line'> => {
  const named = columns.flatMap((column, at) => (column === undefined ? [] : [[column, cells[at] ?? '']]));
  const beyond = cells.filter((cell, at) => cell !== '' && (headings[at] ?? '') === '').join(' ');
  return { ...Object.fromEntries(named), ...(beyond === '' ? {} : { beyond }) };
};

const readColumns = (text: string, heads: Heading): Result<TypedRow[], ListFault> => {
  const fault = headingFault(heads);
  if (fault !== undefined) return refused(fault);
  try {
    const rows = recordsOf(text, heads.delimiter).slice(1);
    return done(rows.map(({ cells, line }) => ({ ...rowOf(cells, heads), line })));
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    return refused({ why: 'quotes', line: Number(cause['lines'] ?? 1) });
  }
};

const unquoted = (line: string): string =>
  line.replace(/^"(.*)"$/, (_, inner: string) => inner.replaceAll('""', '"'));

const readNames = (text: string): TypedRow[] =>
  text
    .split('\n')
    .map((name, at) => ({ name: unquoted(name.trim()), line: at + 1 }))
    .filter(({ name }) => name !== '');

/** What stands between the cells of a table, and in no name; a comma may be part of one. */
const CELLS = /[;\t]/;

/** Reads a list: CSV whose first line names its columns, or else one name a line. */
export const readList = (typed: string): Result<readonly TypedRow[], ListFault> => {
  const text = typed.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (text.trim() === '') return refused({ why: 'empty' });
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  if (lines > LINE_LIMIT + 1) return refused({ why: 'too-many', lines });
  const heads = headingOf(text);
  if (heads === undefined && CELLS.test(text)) return refused({ why: 'no-heading' });
  const read = heads === undefined ? done(readNames(text)) : readColumns(text, heads);
  if (!read.ok) return read;
  if (read.value.length > LINE_LIMIT) return refused({ why: 'too-many', lines: read.value.length });
  return read.value.length === 0 ? refused({ why: 'empty' }) : read;
};
