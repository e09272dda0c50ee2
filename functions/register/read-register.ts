import type { Ports } from '../platform/ports.ts';
import type { Item } from '../platform/store/table.ts';
import { REGISTER } from '../pledges/head.ts';
import { entryOfItem, foldedNames, type RegisterEntry } from './entry.ts';
import { matches, type RegisterFilter } from './filter.ts';

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

const allItems = async ({ pact }: Pick<Ports, 'pact'>): Promise<readonly Item[]> => {
  const items: Item[] = [];
  let cursor: string | undefined;
  do {
    const page = await pact.index({
      index: 'listing',
      key: REGISTER,
      ...(cursor === undefined ? {} : { cursor }),
    });
    items.push(...page.items);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return items;
};

/** Everything that is public, in the order of names. Who has a pledge here is no earlier signatory any more. */
export const readEntries = async (ports: Pick<Ports, 'pact'>): Promise<readonly RegisterEntry[]> => {
  const entries = (await allItems(ports))
    .map(entryOfItem)
    .filter((entry): entry is RegisterEntry => entry !== undefined);
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
    entry.kind === 'pledge' && entry.card !== undefined ? [entry.card.country] : [],
  );
  return {
    entries: fitting.slice((shown - 1) * PAGE_SIZE, shown * PAGE_SIZE),
    total: fitting.length,
    page: shown,
    pages,
    countries: [...new Set(countries)].sort(),
  };
};
