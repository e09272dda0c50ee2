import type { TypedDate } from '../../platform/html/form.tsx';
import { typedLine } from '../../platform/http/typed-text.ts';
import { type Day, dayFromParts } from '../../platform/time.ts';

const BLANK: TypedDate = { day: '', month: '', year: '' };

/** The three parts of a date field as typed. */
export const typedDate = (form: URLSearchParams, name: string): TypedDate => {
  const part = (which: string): string => typedLine(form.get(`${name}-${which}`));
  return { day: part('day'), month: part('month'), year: part('year') };
};

export const typedFromDay = (day: Day | undefined): TypedDate => {
  if (day === undefined) return BLANK;
  const [year = '', month = '', date = ''] = day.split('-');
  return { day: String(Number(date)), month: String(Number(month)), year };
};

/** The months as people write them in English and Swedish. */
const MONTHS: readonly (readonly string[])[] = [
  ['january', 'januari'],
  ['february', 'februari'],
  ['march', 'mars'],
  ['april'],
  ['may', 'maj'],
  ['june', 'juni'],
  ['july', 'juli'],
  ['august', 'augusti'],
  ['september'],
  ['october', 'oktober'],
  ['november'],
  ['december'],
];
const SHORTEST_MONTH = 3;

/** A month in digits, whether it was typed so, as a word or as the beginning of one; as typed where it is none. */
const monthTyped = (typed: string): string => {
  const word = typed.toLowerCase().replace(/\.$/, '');
  const at = MONTHS.findIndex((names) => names.some((name) => name.startsWith(word)));
  return word.length < SHORTEST_MONTH || at < 0 ? word : String(at + 1);
};

const DAY_FIRST = /^(?<day>\d{1,2})(?:\. ?|[/ -])(?<month>\d{1,2}|\p{L}+\.?)(?:\. ?|[/ -])(?<year>\d{4})$/u;
const YEAR_FIRST = /^(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})$/;

/** A whole date in the first field, as people paste it, in its three parts: the day first, or as ISO 8601 has it. */
const partsTyped = (typed: TypedDate): TypedDate => {
  const plain = (part: string): string => part.normalize('NFKC').trim();
  const parts = { day: plain(typed.day), month: plain(typed.month), year: plain(typed.year) };
  if (parts.month !== '' || parts.year !== '') return parts;
  return { ...parts, ...(DAY_FIRST.exec(parts.day) ?? YEAR_FIRST.exec(parts.day))?.groups };
};

/** The day that was typed: undefined where all is blank, `unreal` where there is no such day. */
export const readDay = (typed: TypedDate): Day | 'unreal' | undefined => {
  const { day, month, year } = partsTyped(typed);
  if (day === '' && month === '' && year === '') return undefined;
  const real = year.length === 4 ? dayFromParts(year, monthTyped(month), day.replace(/\.$/, '')) : undefined;
  return real ?? 'unreal';
};
