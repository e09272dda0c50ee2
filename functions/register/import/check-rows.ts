import { isEmailAddress } from '../../access/email.ts';
import { addressHash } from '../../access/model.ts';
import { COUNTRIES, isCountry } from '../../organisations/countries.ts';
import { SECTORS } from '../../organisations/profile.ts';
import { breaksLimit, typedAddress, typedLine } from '../../platform/http/typed-text.ts';
import { LANGUAGES } from '../../platform/i18n/languages.ts';
import { countryName, label, translator } from '../../platform/i18n/translate.ts';
import type { Day } from '../../platform/time.ts';
import { dayFromParts } from '../../platform/time.ts';
import { sortName } from '../../pledges/head.ts';
import type { ImportRow } from './model.ts';
import type { ColumnName, TypedRow } from './typed-row.ts';

const LONGEST = { name: 200, website: 300 };

/** A line that cannot be taken, and the column that is wrong. */
export interface BadLine {
  readonly line: number;
  /** `beyond`: after the last of them. */
  readonly column: ColumnName | 'beyond';
  /** What stands there, cut to a length that can be shown. */
  readonly typed: string;
}

export interface CheckedRows {
  readonly rows: readonly ImportRow[];
  readonly bad: readonly BadLine[];
}

type Words = ReadonlyMap<string, string>;

/** Words in every language of ours → the value they stand for. */
const wordsFor = (
  values: readonly string[],
  word: (value: string, language: (typeof LANGUAGES)[number]) => string,
) =>
  new Map(
    values.flatMap((value) => [
      [sortName(value), value] as const,
      ...LANGUAGES.map((language) => [sortName(word(value, language)), value] as const),
    ]),
  );

let known: { readonly countries: Words; readonly sectors: Words } | undefined;
/** By word, in every language; worked out at the first row: who reads no list does without. */
const words = () => {
  known ??= {
    countries: wordsFor(COUNTRIES, (code, language) => countryName(language, code)).set('el', 'GR'),
    sectors: wordsFor(SECTORS, (sector, language) => label(translator(language), `states.sector.${sector}`)),
  };
  return known;
};

const readDay = (typed: string, today: Day): Day | undefined => {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(typed) ?? [];
  const read = dayFromParts(year, month, day);
  return read !== undefined && read <= today ? read : undefined;
};

/** Each column's value as kept; undefined where it is wrong. */
const READ: Readonly<Record<ColumnName, (typed: string, today: Day) => string | undefined>> = {
  name: (typed) => (breaksLimit(typed, { min: 1, max: LONGEST.name }) === undefined ? typed : undefined),
  country: (typed) => {
    const code = words().countries.get(sortName(typed)) ?? '';
    return isCountry(code) ? code : undefined;
  },
  website: (typed) => typedAddress(typed, LONGEST.website),
  sector: (typed) => words().sectors.get(sortName(typed)),
  contact: (typed) => (isEmailAddress(typed) ? addressHash(typed) : undefined),
  signedOn: readDay,
};

const KEPT_AS: Readonly<Record<ColumnName, keyof ImportRow>> = {
  name: 'name',
  country: 'country',
  website: 'website',
  sector: 'sector',
  contact: 'contactHash',
  signedOn: 'signedOn',
};

type Kept = { readonly row: ImportRow } | { readonly bad: readonly BadLine[] };

const checkRow = (typed: TypedRow, today: Day): Kept => {
  const kept: [string, string][] = [];
  const bad: BadLine[] =
    typed.beyond === undefined
      ? []
      : [{ line: typed.line, column: 'beyond', typed: typedLine(typed.beyond).slice(0, 80) }];
  for (const column of Object.keys(READ) as ColumnName[]) {
    const cell = typedLine(typed[column]);
    if (cell === '' && column !== 'name') continue;
    const value = READ[column](cell, today);
    if (value === undefined) bad.push({ line: typed.line, column, typed: cell.slice(0, 80) });
    else kept.push([KEPT_AS[column], value]);
  }
  if (bad.length > 0) return { bad };
  return { row: { ...(Object.fromEntries(kept) as Omit<ImportRow, 'line'>), line: typed.line } };
};

/** Checks every line. @param today the day in Brussels: nothing was signed after it */
export const checkRows = (typed: readonly TypedRow[], today: Day): CheckedRows => {
  const checked = typed.map((row) => checkRow(row, today));
  return {
    rows: checked.flatMap((one) => ('row' in one ? [one.row] : [])),
    bad: checked.flatMap((one) => ('bad' in one ? one.bad : [])),
  };
};
