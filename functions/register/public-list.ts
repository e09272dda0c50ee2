import { fromItem } from '../platform/store/entity.ts';
import type { Item } from '../platform/store/table.ts';
import { REGISTER } from '../pledges/head.ts';
import { entryOfItem, foldedNames, type RegisterEntry } from './entry.ts';
import { type Listed, LONGEST_CHAIN, listedEntity } from './listed.ts';

/** What the register needs of one item. */
export interface Piece {
  readonly rev: number;
  /** Its place in the order of names. */
  readonly order: string;
  /** Of the register itself: neither merged nor without anything public. */
  readonly entry: RegisterEntry | undefined;
  /** Of an earlier signatory, merged or not. */
  readonly listed: Listed | undefined;
}

/** Reads an item of the register's lists, once for each of its revisions. */
export const pieceOf = (item: Item): Piece => ({
  rev: item.rev,
  order: String(item['listSk'] ?? ''),
  entry: item['listPk'] === REGISTER ? entryOfItem(item) : undefined,
  listed: item['type'] === listedEntity.type ? fromItem(listedEntity, item) : undefined,
});

/** Entry → the names of entries that were merged into it, or that it has claimed and stands for. */
const movedNames = (
  listed: readonly Listed[],
  publicPledges: ReadonlySet<string>,
): ReadonlyMap<string, readonly string[]> => {
  const next = new Map<string, string>();
  for (const { organisationId, merged, claimed } of listed) {
    const by = merged?.into ?? (publicPledges.has(claimed?.pledge ?? '') ? claimed?.pledge : undefined);
    if (by !== undefined) next.set(organisationId, by);
  }
  const names = new Map<string, readonly string[]>();
  for (const { organisationId, name } of listed.filter((one) => next.has(one.organisationId))) {
    let by = organisationId;
    for (let hops = 0; hops < LONGEST_CHAIN; hops += 1) by = next.get(by) ?? by;
    names.set(by, [...(names.get(by) ?? []), name]);
  }
  return names;
};

const withNames = (entry: RegisterEntry, names: readonly string[] = []): RegisterEntry => ({
  ...entry,
  formerNames: [...new Set([...entry.formerNames, ...names])].filter((name) => name !== entry.name),
});

/** Everything that is public, in the order of names. Who has a pledge here is no earlier signatory any more. */
export const entriesOf = (pieces: readonly Piece[]): readonly RegisterEntry[] => {
  const listed = pieces.flatMap((piece) => piece.listed ?? []);
  const inOrder = pieces.toSorted((a, b) => (a.order < b.order ? -1 : 1)).flatMap(({ entry }) => entry ?? []);
  const pledges = new Set(inOrder.filter(({ kind }) => kind === 'pledge').map(({ id }) => id));
  const claimed = new Set(
    listed.filter((one) => pledges.has(one.claimed?.pledge ?? '')).map((one) => one.organisationId),
  );
  const names = movedNames(listed, pledges);
  const entries = inOrder
    .filter(({ id }) => !claimed.has(id))
    .map((entry) => withNames(entry, names.get(entry.id)?.toSorted()));
  const pledged = new Set(entries.filter((entry) => entry.kind === 'pledge').flatMap(foldedNames));
  return entries.filter(
    (entry) => entry.kind === 'pledge' || !foldedNames(entry).some((name) => pledged.has(name)),
  );
};
