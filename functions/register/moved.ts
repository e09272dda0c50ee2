import type { Ports } from '../platform/ports.ts';
import { fromItem, load } from '../platform/store/entity.ts';
import type { Item } from '../platform/store/table.ts';
import { MERGED, pledgeHead } from '../pledges/head.ts';
import { claimEntity } from './claims/model.ts';
import { type Listed, LONGEST_CHAIN, listedEntity } from './listed.ts';

const nextOf = async (ports: Pick<Ports, 'pact'>, id: string): Promise<string | undefined> => {
  const listed = await load(ports.pact, listedEntity, id);
  if (listed === undefined) return (await load(ports.pact, pledgeHead, id))?.merged?.into;
  if (listed.merged !== undefined) return listed.merged.into;
  if (listed.claimed === undefined) return undefined;
  const head = await load(ports.pact, pledgeHead, listed.claimed.pledge);
  return head?.current === undefined ? undefined : listed.claimed.pledge;
};

/**
 * Which entry stands for another by now, by merger or by its own public pledge; undefined while it stands for itself.
 */
export const movedTo = async (ports: Pick<Ports, 'pact'>, id: string): Promise<string | undefined> => {
  let at = id;
  for (let hops = 0; hops < LONGEST_CHAIN; hops += 1) {
    const next = await nextOf(ports, at);
    if (next === undefined) break;
    at = next;
  }
  return at === id ? undefined : at;
};

const idOf = (item: Item): string => String(item['organisationId']);

/** Items of everything that was merged into an entry, or into what was merged into it. */
const mergedInto = async (ports: Pick<Ports, 'pact'>, id: string, hops = 1): Promise<readonly Item[]> => {
  const { items } = await ports.pact.index({
    index: 'listing',
    key: MERGED,
    from: `${id}#`,
    upTo: `${id}#~`,
    limit: 100,
  });
  const all = items.map(async (item) => [
    item,
    ...(hops < LONGEST_CHAIN ? await mergedInto(ports, idOf(item), hops + 1) : []),
  ]);
  return (await Promise.all(all)).flat();
};

const listedAmong = (items: readonly Item[]): readonly Listed[] =>
  items.flatMap((item) => (item['type'] === listedEntity.type ? [fromItem(listedEntity, item)] : []));

/** What an entry stands for besides itself. */
export interface Moved {
  /** Entries of earlier signatories. */
  readonly listed: readonly Listed[];
  /** Under which ids everybody found what it stands for, pledges of their own included. */
  readonly ids: readonly string[];
}

/** The entry that a pledge's organisation was listed as, once the claim to it stands. */
const claimedBy = async (ports: Pick<Ports, 'pact'>, id: string): Promise<Listed | undefined> => {
  const claim = await load(ports.pact, claimEntity, id);
  const listed = claim === undefined ? undefined : await load(ports.pact, listedEntity, claim.listedId);
  return listed?.claimed?.pledge === id ? listed : undefined;
};

/** What an entry stands for since it was merged into it or claimed by it; by an index, which lags. */
export const readMoved = async (ports: Pick<Ports, 'pact'>, id: string): Promise<Moved> => {
  const [own, claimed] = await Promise.all([mergedInto(ports, id), claimedBy(ports, id)]);
  const ofClaimed = claimed === undefined ? [] : await mergedInto(ports, claimed.organisationId);
  const items = [...ofClaimed, ...own];
  const first = claimed === undefined ? [] : [claimed];
  return {
    listed: [...first, ...listedAmong(items)],
    ids: [...new Set([...first.map(({ organisationId }) => organisationId), ...items.map(idOf)])].sort(),
  };
};

/** Entries of earlier signatories that another stands for by now. */
export const entriesMovedTo = async (ports: Pick<Ports, 'pact'>, id: string): Promise<readonly Listed[]> =>
  (await readMoved(ports, id)).listed;

/** The names that an entry goes by since then. */
export const namesMovedTo = async (ports: Pick<Ports, 'pact'>, id: string): Promise<readonly string[]> =>
  (await entriesMovedTo(ports, id)).map(({ name }) => name).sort();
