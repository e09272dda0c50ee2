import { typedLine } from '../platform/http/typed-text.ts';
import { type RegisterEntry, soughtName, soughtNames } from './entry.ts';

/**
 * Whether an entry goes or went by a name with every word of what was typed in it, in any order; with none typed, any does,
 * and none for marks alone.
 */
export const nameSearch = (typed: string): ((entry: RegisterEntry) => boolean) => {
  const line = typedLine(typed);
  const words = soughtName(line).split(' ');
  if (line !== '' && words.join('') === '') return () => false;
  return (entry) => soughtNames(entry).some((name) => words.every((word) => name.includes(word)));
};
