import type { Ports } from '../platform/ports.ts';
import { load, save } from '../platform/store/entity.ts';
import type { PledgeHead } from '../pledges/head.ts';
import { type Listed, listedEntity } from './listed.ts';
import { withListedLink } from './listed-history.ts';
import { entriesMovedTo } from './moved.ts';

const TRIES = 3;

const carryEntry = async (
  ports: Pick<Ports, 'pact'>,
  { organisationId }: Listed,
  merged: NonNullable<Listed['merged']>,
): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const listed = await load(ports.pact, listedEntity, organisationId);
    if (listed === undefined || listed.merged?.into === merged.into) return;
    const link = { at: merged.at, who: merged.by, what: 'merged', about: merged.into } as const;
    const next = { ...listed, merged, history: withListedLink(listed.history, link) };
    if ((await save(ports.pact, listedEntity, next)) === 'done') return;
  }
  throw new Error(`The entry ${organisationId} changed at every try to carry it over`);
};

/** Earlier entries that a merged organisation stood for belong to the one that stands for it now. */
export const carryEntries = async (
  ports: Pick<Ports, 'pact'>,
  { organisationId, merged }: PledgeHead,
): Promise<void> => {
  if (merged === undefined) return;
  const { into, at, by } = merged;
  const own = await entriesMovedTo(ports, organisationId);
  // Those merged into one another follow the first of them.
  const direct = own.filter(
    (entry) => entry.merged?.into === organisationId || entry.claimed?.pledge === organisationId,
  );
  for (const entry of direct) await carryEntry(ports, entry, { into, at, by });
};
