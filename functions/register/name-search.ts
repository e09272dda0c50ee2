import { typedLine } from '../platform/http/typed-text.ts';
import { placeOfName } from '../pledges/head.ts';
import { type RegisterEntry, soughtNames } from './entry.ts';

/** Whether an entry goes or went by a name with every word of what was typed in it, in any order; with none typed, any does. */
export const nameSearch = (typed: string): ((entry: RegisterEntry) => boolean) => {
  const words = placeOfName(typedLine(typed))
    .split(/\s+/u)
    .filter((word) => word !== '');
  return (entry) =>
    words.length === 0 || soughtNames(entry).some((name) => words.every((word) => name.includes(word)));
};
