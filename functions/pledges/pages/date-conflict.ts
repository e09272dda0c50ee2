import type { TypedDate } from '../../platform/html/form.tsx';
import type { View } from '../../platform/html/view.ts';
import type { Fields } from '../../platform/http/conflict-form.ts';
import { formatDay } from '../../platform/i18n/translate.ts';
import { readDay } from './date-input.ts';

const PARTS = ['day', 'month', 'year'] as const;
export const partsOf = (name: string): readonly string[] => PARTS.map((part) => `${name}-${part}`);
export const dateFields = (name: string, date: TypedDate): Fields =>
  PARTS.map((part) => [`${name}-${part}`, date[part]]);

export const dayWords = ({ language }: View, date: TypedDate): string => {
  const day = readDay(date);
  return day === undefined || day === 'unreal' ? '' : formatDay(language, day);
};
