import type { Ports } from '../../../platform/ports.ts';
import { sortName } from '../../../pledges/head.ts';
import { foldedNames } from '../../../register/entry.ts';
import { readEntries } from '../../../register/read-entries.ts';
import type { Named } from '../public-group.ts';

/** So many are offered; who looks for another types more of its name. */
export const MOST_FOUND = 10;

/** Organisations with a public pledge whose name, or a former one, has these letters in it; one more than are offered. */
export const findParents = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
  { text, except }: { readonly text: string; readonly except: string },
): Promise<readonly Named[]> => {
  const needle = sortName(text);
  if (needle === '') return [];
  const entries = await readEntries(ports);
  return entries
    .filter((entry) => entry.kind === 'pledge' && entry.state === 'published' && entry.id !== except)
    .filter((entry) => foldedNames(entry).some((name) => name.includes(needle)))
    .slice(0, MOST_FOUND + 1)
    .map(({ id, name }) => ({ id, name }));
};
