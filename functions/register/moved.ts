import type { Ports } from '../platform/ports.ts';
import { load } from '../platform/store/entity.ts';
import { pledgeHead } from '../pledges/head.ts';
import { claimEntity } from './claims/model.ts';
import { type Listed, LONGEST_CHAIN, listedEntity, MERGED } from './listed.ts';

const nextOf = async (ports: Pick<Ports, 'pact'>, listed: Listed): Promise<string | undefined> => {
  if (listed.merged !== undefined) return listed.merged.into;
  if (listed.claimed === undefined) return undefined;
  const head = await load(ports.pact, pledgeHead, listed.claimed.pledge);
  return head?.current === undefined ? undefined : listed.claimed.pledge;
};

/** Which entry stands for a listed one by now, by merger or by its own public pledge; undefined while it does itself. */
export const movedTo = async (ports: Pick<Ports, 'pact'>, id: string): Promise<string | undefined> => {
  let at = id;
  for (let hops = 0; hops < LONGEST_CHAIN; hops += 1) {
    const listed = await load(ports.pact, listedEntity, at);
    const next = listed === undefined ? undefined : await nextOf(ports, listed);
    if (next === undefined) break;
    at = next;
  }
  return at === id ? undefined : at;
};

/** The name a pledge's organisation was listed under, once the claim to it stands. */
const claimedName = async (ports: Pick<Ports, 'pact'>, id: string): Promise<readonly string[]> => {
  const claim = await load(ports.pact, claimEntity, id);
  const listed = claim === undefined ? undefined : await load(ports.pact, listedEntity, claim.listedId);
  if (listed?.claimed?.pledge !== id) return [];
  return [listed.name, ...(await mergedNames(ports, listed.organisationId))];
};

const mergedNames = async (ports: Pick<Ports, 'pact'>, id: string, hops = 1): Promise<readonly string[]> => {
  const { items } = await ports.pact.index({
    index: 'listing',
    key: MERGED,
    from: `${id}#`,
    upTo: `${id}#~`,
    limit: 100,
  });
  const names = items.map(async (item) => [
    String(item['name']),
    ...(hops < LONGEST_CHAIN ? await mergedNames(ports, String(item['organisationId']), hops + 1) : []),
  ]);
  return (await Promise.all(names)).flat();
};

/** Names that an entry goes by since others were merged into it or claimed by it; by an index, which lags. */
export const namesMovedTo = async (ports: Pick<Ports, 'pact'>, id: string): Promise<readonly string[]> => {
  const [merged, claimed] = await Promise.all([mergedNames(ports, id), claimedName(ports, id)]);
  return [...claimed, ...merged].sort();
};
