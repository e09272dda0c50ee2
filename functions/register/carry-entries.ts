import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { wholeHistory } from '../pledges/history-part.ts';
import { type Listed, listedEntity } from './listed.ts';
import { type ListedLink, withListedLink } from './listed-history.ts';
import { entriesMovedTo } from './moved.ts';

type Needed = Pick<Ports, 'pact'>;
type Merged = NonNullable<Listed['merged']>;

const TRIES = 3;

interface Move {
  /** Undefined: it is merged no longer. */
  readonly merged: Merged | undefined;
  readonly link: Omit<ListedLink, 'hash'>;
}

/** Writes what `moveOf` says of an entry as it stands; undefined where there is nothing to do any more. */
const moveEntry = async (
  ports: Needed,
  { organisationId }: Listed,
  moveOf: (listed: Listed) => Move | undefined,
): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const listed = await load(ports.pact, listedEntity, organisationId);
    const move = listed === undefined ? undefined : moveOf(listed);
    if (listed === undefined || move === undefined) return;
    const { merged: _, ...kept } = listed;
    const history = withListedLink(listed.history, move.link);
    const next = { ...kept, ...(move.merged === undefined ? {} : { merged: move.merged }), history };
    if ((await save(ports.pact, listedEntity, next)) === 'done') return;
  }
  throw new Error(`The entry ${organisationId} changed at every try to carry it over`);
};

const mergedBy = (merged: Merged): Move => ({
  merged,
  link: { at: merged.at, who: merged.by, what: 'merged', about: merged.into },
});

/** Earlier entries that a merged organisation stood for belong to the one that stands for it now. */
export const carryEntries = async (ports: Needed, { organisationId, merged }: PledgeHead): Promise<void> => {
  if (merged === undefined) return;
  const { into, at, by } = merged;
  const own = await entriesMovedTo(ports, organisationId);
  // Those merged into one another follow the first of them.
  const direct = own.filter(
    (entry) => entry.merged?.into === organisationId || entry.claimed?.pledge === organisationId,
  );
  for (const entry of direct)
    await moveEntry(ports, entry, (found) =>
      found.merged?.into === into ? undefined : mergedBy({ into, at, by }),
    );
};

/** After a merger was taken back its organisation stands again for the entries that went along with it, and for no others. */
export const giveEntriesBack = async (ports: Needed, head: PledgeHead, other: string): Promise<void> => {
  const { organisationId } = head;
  const history = await wholeHistory(ports.pact, head);
  const back = history.findLast(({ what, about }) => what === 'unmerged' && about === other);
  const merger = history.findLast(({ what, about }) => what === 'merged' && about === other);
  if (back === undefined || merger === undefined || head.merged?.into === other) return;
  const { at, who: by } = back;
  for (const entry of await entriesMovedTo(ports, other))
    await moveEntry(ports, entry, ({ merged, claimed, history: links }) => {
      if (merged?.into !== other || merged.at !== merger.at) return undefined;
      const stoodFor = links?.some(({ what, about }) => what !== 'unmerged' && about === organisationId);
      if (stoodFor !== true) return undefined;
      return claimed?.pledge === organisationId
        ? { merged: undefined, link: { at, who: by, what: 'unmerged' } }
        : mergedBy({ into: organisationId, at, by });
    });
};
