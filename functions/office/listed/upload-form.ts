import type { FieldErrors } from '../../platform/html/view.ts';
import type { Ask } from '../../platform/http/ask.ts';
import { breaksLimit, typedLine } from '../../platform/http/typed-text.ts';
import { label, type Translator } from '../../platform/i18n/translate.ts';
import { done, type Result, refused } from '../../platform/result.ts';
import { brusselsDay } from '../../platform/time.ts';
import { type BadLine, checkRows } from '../../register/import/check-rows.ts';
import { decodeList } from '../../register/import/decode-list.ts';
import type { ImportRow } from '../../register/import/model.ts';
import { readList } from '../../register/import/read-list.ts';
import { LINE_LIMIT, type ListFault } from '../../register/import/typed-row.ts';

/** What was typed into the form; a chosen file is gone with the page. */
export interface TypedUpload {
  readonly list: string;
  readonly source: string;
  readonly attribution: string;
}

export const typedUpload = ({ form }: Ask): TypedUpload => ({
  list: form.get('list') ?? '',
  source: typedLine(form.get('source')),
  attribution: typedLine(form.get('attribution')),
});

export interface UploadRefusal {
  readonly errors: FieldErrors;
  readonly bad: readonly BadLine[];
}

const SHORT = { min: 1, max: 300 } as const;

const words = (t: Translator, fault: ListFault): string => {
  switch (fault.why) {
    case 'too-many':
      return t('import.faultTooMany', { lines: fault.lines, limit: LINE_LIMIT });
    case 'double-column':
      return t('import.faultDoubleColumn', { column: label(t, `import.column.${fault.column}`) });
    case 'unknown-column':
      return t('import.faultUnknownColumn', { column: fault.column });
    case 'quotes':
      return t('import.faultQuotes', { line: fault.line });
    default:
      return label(t, `import.fault.${fault.why}`);
  }
};

const aboutErrors = (t: Translator, typed: TypedUpload): FieldErrors => {
  const wrong = (field: 'source' | 'attribution') => {
    const fault = breaksLimit(typed[field], SHORT);
    if (fault === undefined) return [];
    return [[field, t(`import.${field}${fault === 'long' ? 'Long' : 'Missing'}`)]];
  };
  return Object.fromEntries([...wrong('source'), ...wrong('attribution')]);
};

type Given = Result<{ readonly field: 'file' | 'list'; readonly bytes: Uint8Array }, FieldErrors>;

const givenList = ({ files, t }: Ask, typed: TypedUpload): Given => {
  const file = files?.get('file');
  const pasted = typed.list.trim() !== '';
  if (file !== undefined && pasted) return refused({ file: t('import.bothGiven') });
  if (file !== undefined) return done({ field: 'file', bytes: file.bytes });
  return pasted
    ? done({ field: 'list', bytes: Buffer.from(typed.list) })
    : refused({ file: t('import.nothingGiven') });
};

/** The rows of an uploaded or pasted list, every one of them good; or what is wrong with it. */
export const readUploadedList = (
  ask: Ask,
  typed: TypedUpload,
): Result<readonly ImportRow[], UploadRefusal> => {
  const { t } = ask;
  const about = aboutErrors(t, typed);
  const refuse = (errors: FieldErrors, bad: readonly BadLine[] = []) =>
    refused({ errors: { ...errors, ...about }, bad });
  const given = givenList(ask, typed);
  if (!given.ok) return refuse(given.refusal);
  const { field, bytes } = given.value;
  const text = decodeList(bytes);
  if (!text.ok) return refuse({ [field]: words(t, text.refusal) });
  const read = readList(text.value);
  if (!read.ok) return refuse({ [field]: words(t, read.refusal) });
  const { rows, bad } = checkRows(read.value, brusselsDay(ask.now));
  if (bad.length > 0) return refuse({ [field]: t('import.badTitle', { count: bad.length }) }, bad);
  return Object.keys(about).length > 0 ? refuse({}) : done(rows);
};
