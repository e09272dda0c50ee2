import type { Ports } from '../../../platform/ports.ts';
import { sortName } from '../../../pledges/head.ts';
import { nameSearch } from '../../../register/name-search.ts';
import { readEntries } from '../../../register/read-entries.ts';
import type { Named } from '../public-group.ts';

/** So many are offered; who looks for another types more of its name. */
export const MOST_FOUND = 10;

/** Organisations with a public pledge whose name, or a former one, has these letters in it; one more than are offered. */
export const findParents = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { text, except }: { readonly text: string; readonly except: string },
): Promise<readonly Named[]> => {
  if (sortName(text) === '') return [];
  const entries = await readEntries(ports);
  return entries
    .filter((entry) => entry.kind === 'pledge' && entry.state === 'published' && entry.id !== except)
    .filter(nameSearch(text))
    .slice(0, MOST_FOUND + 1)
    .map(({ id, name }) => ({ id, name }));
};
