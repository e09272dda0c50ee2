import type { Ports } from '../platform/ports.ts';
import type { RegisterEntry } from './entry.ts';
import { matches, type RegisterFilter } from './filter.ts';
import { readEntries } from './read-entries.ts';

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

/** One page of the public register. @param page as asked for, from 1; beyond the end means the last */
export const readRegister = async (
  ports: Pick<Ports, 'pact' | 'clock'>,
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
