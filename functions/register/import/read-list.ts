import { CsvError, parse } from 'csv-parse/sync';
import * as z from 'zod/mini';
import { done, type Result, refused } from '../../platform/result.ts';
import { COLUMNS, type ColumnName, LINE_LIMIT, type ListFault, type TypedRow } from './typed-row.ts';

const DELIMITERS = [',', ';', '\t'] as const;

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
  readonly columns: readonly (ColumnName | undefined)[];
}

const firstLineOf = (text: string): string => text.split('\n').find((line) => line.trim() !== '') ?? '';

/** The delimiter by which the first line names most columns; undefined where it names none. */
const headingOf = (text: string): Heading | undefined => {
  const first = firstLineOf(text);
  const named = (columns: Heading['columns']): number => columns.filter((c) => c !== undefined).length;
  const cells = (delimiter: string): string[] =>
    first.split(delimiter).map((cell) => cell.trim().replace(/^"(.*)"$/, '$1'));
  const [best] = DELIMITERS.map((delimiter) => ({ delimiter, columns: cells(delimiter).map(columnOf) })).sort(
    (a, b) => named(b.columns) - named(a.columns),
  );
  return best !== undefined && named(best.columns) > 0 ? best : undefined;
};

const readColumns = (text: string, { delimiter, columns }: Heading): Result<TypedRow[], ListFault> => {
  const known = columns.filter((column) => column !== undefined);
  const double = known.find((column, at) => known.indexOf(column) !== at);
  if (double !== undefined) return refused({ why: 'double-column', column: double });
  if (!known.includes('name')) return refused({ why: 'no-name' });
  try {
    const rows = recordsOf(text, delimiter).slice(1);
    return done(
      rows.map(({ cells, line }) => ({
        ...Object.fromEntries(
          columns.flatMap((column, at) => (column === undefined ? [] : [[column, cells[at] ?? '']])),
        ),
        line,
      })),
    );
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

/** Reads a list: CSV whose first line names its columns, or else one name a line. */
export const readList = (typed: string): Result<readonly TypedRow[], ListFault> => {
  const text = typed.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  if (text.trim() === '') return refused({ why: 'empty' });
  const lines = text.split('\n').filter((line) => line.trim() !== '').length;
  if (lines > LINE_LIMIT + 1) return refused({ why: 'too-many', lines });
  const heads = headingOf(text);
  const read = heads === undefined ? done(readNames(text)) : readColumns(text, heads);
  if (!read.ok) return read;
  if (read.value.length > LINE_LIMIT) return refused({ why: 'too-many', lines: read.value.length });
  return read.value.length === 0 ? refused({ why: 'empty' }) : read;
};
