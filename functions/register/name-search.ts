import { sortName } from '../pledges/head.ts';
import { foldedNames, type RegisterEntry } from './entry.ts';

/** Whether an entry goes or went by a name with every word of what was typed in it, in any order; with none typed, any does. */
export const nameSearch = (typed: string): ((entry: RegisterEntry) => boolean) => {
  const words = sortName(typed)
    .split(/\s+/u)
    .filter((word) => word !== '');
  return (entry) =>
    words.length === 0 || foldedNames(entry).some((name) => words.every((word) => name.includes(word)));
};
