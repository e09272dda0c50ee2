import type { Ports } from '../platform/ports.ts';
import { fromItem, load } from '../platform/store/entity.ts';
import { pledgeHead } from '../pledges/head.ts';
import { claimEntity } from './claims/model.ts';
import { type Listed, LONGEST_CHAIN, listedEntity, MERGED } from './listed.ts';

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

const mergedInto = async (ports: Pick<Ports, 'pact'>, id: string, hops = 1): Promise<readonly Listed[]> => {
  const { items } = await ports.pact.index({
    index: 'listing',
    key: MERGED,
    from: `${id}#`,
    upTo: `${id}#~`,
    limit: 100,
  });
  const entries = items.map(async (item) => {
    const entry = fromItem(listedEntity, item);
    return [entry, ...(hops < LONGEST_CHAIN ? await mergedInto(ports, entry.organisationId, hops + 1) : [])];
  });
  return (await Promise.all(entries)).flat();
};

/** The entry that a pledge's organisation was listed as, once the claim to it stands; with those merged into it. */
const claimedBy = async (ports: Pick<Ports, 'pact'>, id: string): Promise<readonly Listed[]> => {
  const claim = await load(ports.pact, claimEntity, id);
  const listed = claim === undefined ? undefined : await load(ports.pact, listedEntity, claim.listedId);
  return listed?.claimed?.pledge === id ? [listed, ...(await mergedInto(ports, listed.organisationId))] : [];
};

/** Entries that another stands for since they were merged into it or claimed by it; by an index, which lags. */
export const entriesMovedTo = async (ports: Pick<Ports, 'pact'>, id: string): Promise<readonly Listed[]> => {
  const [merged, claimed] = await Promise.all([mergedInto(ports, id), claimedBy(ports, id)]);
  return [...claimed, ...merged];
};

/** The names that an entry goes by since then. */
export const namesMovedTo = async (ports: Pick<Ports, 'pact'>, id: string): Promise<readonly string[]> =>
  (await entriesMovedTo(ports, id)).map(({ name }) => name).sort();
