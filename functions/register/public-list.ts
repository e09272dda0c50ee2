import { fromItem } from '../platform/store/entity.ts';
import type { Item } from '../platform/store/table.ts';
import { MERGED, pledgeHead, REGISTER } from '../pledges/head.ts';
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
  /** Of a pledge that was public and was merged into another. */
  readonly merged: { readonly id: string; readonly into: string } | undefined;
}

const mergedPledge = (item: Item): Piece['merged'] => {
  if (item['type'] !== pledgeHead.type || item['listPk'] !== MERGED) return undefined;
  const { organisationId: id, merged } = fromItem(pledgeHead, item);
  return merged === undefined ? undefined : { id, into: merged.into };
};

/** Reads an item of the register's lists, once for each of its revisions. */
export const pieceOf = (item: Item): Piece => ({
  rev: item.rev,
  order: String(item['listSk'] ?? ''),
  entry: item['listPk'] === REGISTER ? entryOfItem(item) : undefined,
  listed: item['type'] === listedEntity.type ? fromItem(listedEntity, item) : undefined,
  merged: mergedPledge(item),
});

/** What stands for each id that was merged away or claimed, one step on. */
const nextOf = (
  pieces: readonly Piece[],
  publicPledges: ReadonlySet<string>,
): ReadonlyMap<string, string> => {
  const next = new Map<string, string>();
  for (const { listed, merged: pledge } of pieces) {
    if (pledge !== undefined) next.set(pledge.id, pledge.into);
    if (listed === undefined) continue;
    const { organisationId, merged, claimed } = listed;
    const by = merged?.into ?? (publicPledges.has(claimed?.pledge ?? '') ? claimed?.pledge : undefined);
    if (by !== undefined) next.set(organisationId, by);
  }
  return next;
};

interface Moved {
  readonly names: readonly string[];
  readonly ids: readonly string[];
}

/** Entry → what was merged into it, or what it has claimed and stands for. Merged pledges leave their names themselves. */
const movedInto = (
  pieces: readonly Piece[],
  publicPledges: ReadonlySet<string>,
): ReadonlyMap<string, Moved> => {
  const next = nextOf(pieces, publicPledges);
  const names = new Map(pieces.map(({ listed }) => [listed?.organisationId, listed?.name]));
  const nameOf = (id: string): readonly string[] => {
    const name = names.get(id);
    return name === undefined ? [] : [name];
  };
  const moved = new Map<string, Moved>();
  for (const id of [...next.keys()].sort()) {
    let by = id;
    for (let hops = 0; hops < LONGEST_CHAIN; hops += 1) by = next.get(by) ?? by;
    const known = moved.get(by) ?? { names: [], ids: [] };
    moved.set(by, { names: [...known.names, ...nameOf(id)], ids: [...known.ids, id] });
  }
  return moved;
};

const withMoved = (entry: RegisterEntry, moved: Moved | undefined): RegisterEntry =>
  moved === undefined
    ? entry
    : {
        ...entry,
        formerNames: [...new Set([...entry.formerNames, ...moved.names.toSorted()])].filter(
          (name) => name !== entry.name,
        ),
        formerIds: moved.ids,
      };

/** Everything that is public, in the order of names. Who has a pledge here is no earlier signatory any more. */
export const entriesOf = (pieces: readonly Piece[]): readonly RegisterEntry[] => {
  const listed = pieces.flatMap((piece) => piece.listed ?? []);
  const inOrder = pieces.toSorted((a, b) => (a.order < b.order ? -1 : 1)).flatMap(({ entry }) => entry ?? []);
  const pledges = new Set(inOrder.filter(({ kind }) => kind === 'pledge').map(({ id }) => id));
  const claimed = new Set(
    listed.filter((one) => pledges.has(one.claimed?.pledge ?? '')).map((one) => one.organisationId),
  );
  const moved = movedInto(pieces, pledges);
  const entries = inOrder
    .filter(({ id }) => !claimed.has(id))
    .map((entry) => withMoved(entry, moved.get(entry.id)));
  const pledged = new Set(entries.filter((entry) => entry.kind === 'pledge').flatMap(foldedNames));
  return entries.filter(
    (entry) => entry.kind === 'pledge' || !foldedNames(entry).some((name) => pledged.has(name)),
  );
};
