import type { Ports } from '../platform/ports.ts';
import { fromItem } from '../platform/store/entity.ts';
import type { Item } from '../platform/store/table.ts';
import { REGISTER } from '../pledges/head.ts';
import { entryOfItem, foldedNames, type RegisterEntry } from './entry.ts';
import { matches, type RegisterFilter } from './filter.ts';
import { type Listed, LONGEST_CHAIN, listedEntity, MERGED } from './listed.ts';

export const PAGE_SIZE = 50;

export interface RegisterPage {
  /** The entries of this page, in the order of names. */
  readonly entries: readonly RegisterEntry[];
  /** How many fit the filter. */
  readonly total: number;
  /** From 1; within `pages`. */
  readonly page: number;
  readonly pages: number;
  /** Countries that a published pledge names, ISO 3166-1 alpha-2, sorted. */
  readonly countries: readonly string[];
}

const allItems = async ({ pact }: Pick<Ports, 'pact'>, key: string): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await pact.index({
      index: 'listing',
      key,
      ...(cursor === undefined ? {} : { cursor }),
    });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
};

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

const isListed = (item: Item): boolean => item['type'] === listedEntity.type;

/** Everything that is public, in the order of names. Who has a pledge here is no earlier signatory any more. */
export const readEntries = async (ports: Pick<Ports, 'pact'>): Promise<readonly RegisterEntry[]> => {
  const [items, tombstones] = await Promise.all([allItems(ports, REGISTER), allItems(ports, MERGED)]);
  const listed = [...items, ...tombstones].filter(isListed).map((item) => fromItem(listedEntity, item));
  const heads = new Set(
    items.filter((item) => !isListed(item)).map((item) => String(item['organisationId'])),
  );
  const claimed = new Set(
    listed.filter((one) => heads.has(one.claimed?.pledge ?? '')).map((one) => one.organisationId),
  );
  const names = movedNames(listed, heads);
  const entries = items
    .map(entryOfItem)
    .filter((entry): entry is RegisterEntry => entry !== undefined && !claimed.has(entry.id))
    .map((entry) => withNames(entry, names.get(entry.id)?.toSorted()));
  const pledged = new Set(entries.filter((entry) => entry.kind === 'pledge').flatMap(foldedNames));
  return entries.filter(
    (entry) => entry.kind === 'pledge' || !foldedNames(entry).some((n) => pledged.has(n)),
  );
};

/** One page of the public register. @param page as asked for, from 1; beyond the end means the last */
export const readRegister = async (
  ports: Pick<Ports, 'pact'>,
  { filter, page }: { readonly filter: RegisterFilter; readonly page: number },
): Promise<RegisterPage> => {
  const entries = await readEntries(ports);
  const fitting = entries.filter(matches(filter));
  const pages = Math.max(1, Math.ceil(fitting.length / PAGE_SIZE));
  const shown = Math.min(Math.max(1, page), pages);
  const countries = entries.flatMap((entry) =>
    entry.kind === 'pledge' ? [entry.card?.country] : [entry.country],
  );
  return {
    entries: fitting.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
    total: fitting.length,
    page: shown,
    pages,
    countries: [...new Set(countries.filter((country) => country !== undefined))].sort(),
  };
};
