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

/** The day that was typed: undefined where all is blank, `unreal` where there is no such day. */
export const readDay = ({ day, month, year }: TypedDate): Day | 'unreal' | undefined => {
  if (day === '' && month === '' && year === '') return undefined;
  return (year.length === 4 ? dayFromParts(year, month, day) : undefined) ?? 'unreal';
};
