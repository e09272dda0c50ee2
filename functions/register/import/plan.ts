import { sortName } from '../../pledges/head.ts';
import type { RegisterEntry } from '../entry.ts';
import type { ImportRow } from './model.ts';
import { nameStem, nearKeys } from './names.ts';

/** What a row looks like: an entry of the register, or an earlier line of the same list. */
type Likeness =
  | { readonly of: 'entry'; readonly id: string; readonly name: string }
  | { readonly of: 'line'; readonly line: number; readonly name: string };

/** What would become of a row: a new entry; nothing, as it is there or stands on an earlier line; or what a person says. */
export type Fate =
  | { readonly fate: 'new'; readonly row: ImportRow }
  | { readonly fate: 'there'; readonly row: ImportRow; readonly id: string }
  | { readonly fate: 'double'; readonly row: ImportRow; readonly first: number }
  | { readonly fate: 'near'; readonly row: ImportRow; readonly like: Likeness };

const namesOf = (entry: RegisterEntry): readonly string[] => [entry.name, ...entry.formerNames];

/** Works out what an import would do to the register as it stands. */
export const planImport = (
  rows: readonly ImportRow[],
  entries: readonly RegisterEntry[],
): readonly Fate[] => {
  const known = new Map<string, string>();
  const lines = new Map<string, number>();
  const near = new Map<string, Likeness>();
  const remember = (name: string, likeness: Likeness): void => {
    for (const key of nearKeys(nameStem(name))) if (!near.has(key)) near.set(key, likeness);
  };
  for (const entry of entries) {
    for (const name of namesOf(entry)) {
      known.set(sortName(name), entry.id);
      remember(name, { of: 'entry', id: entry.id, name });
    }
  }
  return rows.map((row): Fate => {
    const folded = sortName(row.name);
    const first = lines.get(folded);
    if (first !== undefined) return { fate: 'double', row, first };
    lines.set(folded, row.line);
    const id = known.get(folded);
    if (id !== undefined) return { fate: 'there', row, id };
    const key = nearKeys(nameStem(row.name)).find((one) => near.has(one));
    const like = key === undefined ? undefined : near.get(key);
    remember(row.name, { of: 'line', line: row.line, name: row.name });
    return like === undefined ? { fate: 'new', row } : { fate: 'near', row, like };
  });
};
